import sqlite from 'node-sqlite3-wasm';

import type { AnswerStore } from '../../src/store/answer-store.js';
import { createHashUser } from '../../src/store/hash-user.js';
import {
  Database,
  DatabaseError,
  type Row,
  type SqlValue,
} from '../../src/store/sqlite/database.js';
import { migrate } from '../../src/store/sqlite/migrate.js';
import { SqliteStore, type StoreLogger } from '../../src/store/sqlite/sqlite-store.js';

/** A database in memory whose calls fail when they are told to. */
class FailingDatabase extends Database {
  readonly #fails: () => boolean;

  constructor(fails: () => boolean) {
    super(new sqlite.Database(':memory:'));
    this.#fails = fails;
  }

  override exec(sql: string): void {
    this.#check();
    super.exec(sql);
  }

  override all(sql: string, ...values: readonly SqlValue[]): Row[] {
    this.#check();
    return super.all(sql, ...values);
  }

  override run(sql: string, ...values: readonly SqlValue[]): number {
    this.#check();
    return super.run(sql, ...values);
  }

  #check(): void {
    if (this.#fails()) throw new DatabaseError('disk', { cause: new Error('simulated') });
  }
}

export interface SimulatedStore {
  /** Opens the store again, on the same database, as another process does. */
  open(logger: StoreLogger): AnswerStore;
  close(): void;
}

const saltBytes = 32;
const retentionDays = 180;

/**
 * A store that outlives the processes which use it.
 *
 * @param fails whether the next call to SQLite fails
 */
export function createSimulatedStore(
  random: () => number,
  now: () => number,
  fails: () => boolean,
): SimulatedStore {
  let ready = false;
  const database = new FailingDatabase(() => ready && fails());
  migrate(database);
  ready = true;
  const hashUser = createHashUser(new Uint8Array(saltBytes));
  return {
    open: (logger) =>
      new SqliteStore({
        database,
        hashUser,
        claim: { holds: () => true, release: () => undefined },
        retentionDays,
        storeQuestions: 'all',
        analyze: () => [],
        now,
        random: (bytes) => Uint8Array.from({ length: bytes }, () => Math.floor(random() * 256)),
        logger,
      }),
    close: () => {
      ready = false;
      database.close();
    },
  };
}
