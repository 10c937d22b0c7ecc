import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, existsSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import type { AnswerStore } from '../answer-store.js';
import { claimFolder, type FolderClaim } from '../claim-folder.js';
import { type Database, DatabaseError, openDatabase } from './database.js';
import { createHashUser, loadSalt } from '../hash-user.js';
import { migrate } from './migrate.js';
import { companions, deleteQuarantined, quarantineDatabase } from './quarantine.js';
import { createNullStore } from '../null-store.js';
import { SqliteStore, type StoreLogger, type StoreSettings } from './sqlite-store.js';
import type { StoreProblem } from '../store-result.js';

export interface OpenStoreOptions extends StoreSettings {
  /** The data folder; created where there is none. */
  readonly folder: string;
}

const databaseFile = 'beleg.sqlite';

/**
 * Opens the store of a data folder. One process uses a folder at a time; whatever a killed one left
 * behind is cleared. A damaged database is quarantined as `beleg.sqlite.corrupt-<time>`, and a new one
 * is created. If the folder cannot be used, the store keeps nothing and says why, in its results and in
 * the log.
 */
export async function openSqliteStore(options: OpenStoreOptions): Promise<AnswerStore> {
  const { folder, logger, now = Date.now, random = randomBytes } = options;
  let claim: FolderClaim | undefined;
  try {
    claim = claimFolder(folder, { token: Buffer.from(random(secretBytes)).toString('hex'), now });
    if (claim === undefined) return withoutStore('in-use', folder, logger);
    const hashUser = createHashUser(loadSalt(folder, random));
    const path = join(folder, databaseFile);
    const { database, quarantined } = await openFile(path, now);
    if (quarantined !== undefined) {
      logger?.error(
        { folder, quarantined },
        'the database was damaged; it was quarantined, and a new one created',
      );
    }
    return new SqliteStore({
      ...options,
      now,
      random,
      database,
      hashUser,
      claim,
      quarantined,
      deleteQuarantined: (before) => deleteQuarantined(path, before),
    });
  } catch (error) {
    claim?.release();
    const problem = error instanceof DatabaseError ? error.problem : 'unusable-folder';
    return withoutStore(problem, folder, logger, error);
  }
}

/** A store in memory, gone when it closes: for tests, and for trying Beleg out. */
export async function openMemoryStore(settings: StoreSettings): Promise<AnswerStore> {
  const { now = Date.now, random = randomBytes } = settings;
  const database = await openDatabase(':memory:');
  migrate(database);
  const hashUser = createHashUser(random(secretBytes));
  const claim: FolderClaim = { holds: () => true, release: () => undefined };
  return new SqliteStore({ ...settings, now, random, database, hashUser, claim });
}

/** As long as a salt: nobody guesses it, and no two are the same. */
const secretBytes = 32;

function withoutStore(
  problem: StoreProblem,
  folder: string,
  logger: StoreLogger | undefined,
  error?: unknown,
): AnswerStore {
  logger?.error(
    { folder, problem, err: error },
    'nothing is stored: the data folder cannot be used',
  );
  return createNullStore(problem);
}

async function openFile(
  path: string,
  now: () => number,
): Promise<{ readonly database: Database; readonly quarantined: string | undefined }> {
  // SQLite's own lock; whose it was is settled by the claim.
  rmSync(`${path}.lock`, { recursive: true, force: true });
  try {
    return { database: await openChecked(path), quarantined: undefined };
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.problem !== 'damaged') throw error;
    const quarantined = quarantineDatabase(path, now);
    return { database: await openChecked(path), quarantined };
  }
}

/** A database of today's version, whose every page was looked at. */
async function openChecked(path: string): Promise<Database> {
  // Created here with access for its owner only. SQLite treats an empty file as an empty database.
  closeSync(openSync(path, 'a', 0o600));
  const database = await openDatabase(path);
  try {
    const verdict = database.get('PRAGMA quick_check(1)')?.text('quick_check');
    if (verdict !== 'ok') throw new DatabaseError('damaged', { cause: new Error(verdict) });
    migrate(database);
    for (const file of [path, ...companions.map((suffix) => path + suffix)]) {
      if (existsSync(file)) chmodSync(file, 0o600);
    }
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
