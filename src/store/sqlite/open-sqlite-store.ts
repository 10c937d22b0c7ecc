import { randomBytes } from 'node:crypto';
import { chmodSync, closeSync, existsSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';

import type { AnswerStore } from '../answer-store.js';
import { claimFolder, type FolderClaim } from '../claim-folder.js';
import { type Database, DatabaseError, openDatabase } from './database.js';
import { createHashUser, loadSalt } from '../hash-user.js';
import { migrate } from './migrate.js';
import { createNullStore } from '../null-store.js';
import { SqliteStore, type StoreLogger, type StoreSettings } from './sqlite-store.js';
import type { StoreProblem } from '../store-result.js';

export interface OpenStoreOptions extends StoreSettings {
  /** The data folder; created where there is none. */
  readonly folder: string;
}

const databaseFile = 'beleg.sqlite';

/** Files that belong to a database file and hold part of its content. */
const companions = ['-wal', '-journal'];

/**
 * Opens the store of a data folder. One process works in it at a time; whatever a killed one left
 * behind is cleared. A damaged database is set aside as `beleg.sqlite.corrupt-<time>` and a new one
 * begun. Where the folder cannot be used, the store keeps nothing and says why, here and in the log.
 */
export async function openSqliteStore(options: OpenStoreOptions): Promise<AnswerStore> {
  const { folder, logger, now = Date.now, random = randomBytes } = options;
  let claim: FolderClaim | undefined;
  try {
    claim = claimFolder(folder, { token: Buffer.from(random(secretBytes)).toString('hex'), now });
    if (claim === undefined) return withoutStore('in-use', folder, logger);
    const hashUser = createHashUser(loadSalt(folder, random));
    const { database, quarantined } = await openFile(join(folder, databaseFile), now);
    if (quarantined !== undefined) {
      logger?.error(
        { folder, quarantined },
        'the database was damaged; it was set aside, a new one begun',
      );
    }
    return new SqliteStore({ ...options, now, random, database, hashUser, claim, quarantined });
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
    const quarantined = quarantineFile(path, now);
    return { database: await openChecked(path), quarantined };
  }
}

/** A database of today's version, whose every page was looked at. */
async function openChecked(path: string): Promise<Database> {
  // Created here for its owner alone; SQLite takes an empty file for an empty database.
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

/** Never over an earlier one; its log goes with it, so that what can be saved can still be saved. */
function quarantineFile(path: string, now: () => number): string {
  const time = new Date(now()).toISOString().replace(/[:.]/g, '-');
  const free = (candidate: string, attempt = 2): string =>
    existsSync(candidate) ? free(`${path}.corrupt-${time}-${attempt}`, attempt + 1) : candidate;
  const target = free(`${path}.corrupt-${time}`);
  renameSync(path, target);
  for (const suffix of companions) {
    if (existsSync(path + suffix)) renameSync(path + suffix, target + suffix);
  }
  return basename(target);
}
