import type { Database as SqliteDatabase, SQLiteValue, Statement } from 'node-sqlite3-wasm';

import type { StoreProblem } from '../store-result.js';

/** Trouble with the database or the disk below it. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';

  constructor(
    readonly problem: StoreProblem,
    options: ErrorOptions,
  ) {
    super(`the database failed: ${problem}`, options);
  }
}

export type SqlValue = string | number | null;

/** A row of a result; a column of another type than asked for is a bug, and throws. */
export class Row {
  constructor(private readonly values: Readonly<Record<string, SQLiteValue>>) {}

  text(column: string): string {
    const value = this.values[column];
    if (typeof value === 'string') return value;
    throw new TypeError(`column ${column} is no text but ${typeof value}`);
  }

  number(column: string): number {
    const value = this.values[column];
    if (typeof value === 'number') return value;
    throw new TypeError(`column ${column} is no number but ${typeof value}`);
  }

  /** SQLite has no booleans: 0 is false. */
  flag(column: string): boolean {
    return this.number(column) !== 0;
  }

  optionalText(column: string): string | undefined {
    return this.values[column] === null ? undefined : this.text(column);
  }
}

/**
 * A SQLite database. Values reach SQL as bound parameters only. Every statement is prepared once and
 * finalized when the database closes.
 */
export class Database {
  readonly #sqlite: SqliteDatabase;
  readonly #statements = new Map<string, Statement>();

  constructor(sqlite: SqliteDatabase) {
    this.#sqlite = sqlite;
  }

  /** Several statements, without values. */
  exec(sql: string): void {
    this.#guard(() => this.#sqlite.exec(sql));
  }

  /** The rows of one statement, read to the end, so that it holds no lock afterwards. */
  all(sql: string, ...values: readonly SqlValue[]): Row[] {
    return this.#guard(() =>
      this.#useStatement(sql, (statement) => statement.all(values.map(toStorable))).map(
        (row) => new Row(row as Record<string, SQLiteValue>),
      ),
    );
  }

  get(sql: string, ...values: readonly SqlValue[]): Row | undefined {
    return this.all(sql, ...values)[0];
  }

  /**
   * The only row of a statement that always has one, such as an aggregate.
   *
   * @throws Error when it has another number of rows: a bug in the statement
   */
  getOnly(sql: string, ...values: readonly SqlValue[]): Row {
    const rows = this.all(sql, ...values);
    const [row] = rows;
    if (row === undefined || rows.length > 1) {
      throw new Error(`${rows.length} rows instead of one from ${JSON.stringify(sql)}`);
    }
    return row;
  }

  /** How many rows it changed, those of cascades not counted. */
  run(sql: string, ...values: readonly SqlValue[]): number {
    return this.#guard(
      () => this.#useStatement(sql, (statement) => statement.run(values.map(toStorable))).changes,
    );
  }

  /** Runs `work` in a transaction, which is rolled back if it throws. The error is thrown on. */
  transaction<T>(work: () => T): T {
    this.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.exec('COMMIT');
      return result;
    } catch (error) {
      // SQLite has already rolled back after some errors, a full disk among them.
      if (this.#sqlite.inTransaction) this.#sqlite.exec('ROLLBACK');
      throw error;
    }
  }

  /** Writes pending changes into the file and releases the lock. Closing again does nothing. */
  close(): void {
    if (!this.#sqlite.isOpen) return;
    this.#guard(() => {
      for (const [sql] of this.#statements) this.#finalize(sql);
      this.#sqlite.close();
    });
  }

  #useStatement<T>(sql: string, use: (statement: Statement) => T): T {
    const statement = this.#statements.get(sql) ?? this.#sqlite.prepare(sql);
    this.#statements.set(sql, statement);
    try {
      return use(statement);
    } catch (error) {
      // A statement that failed refuses to be bound again.
      this.#finalize(sql);
      throw error;
    }
  }

  #finalize(sql: string): void {
    const statement = this.#statements.get(sql);
    this.#statements.delete(sql);
    try {
      statement?.finalize();
    } catch {
      // It repeats the statement's own last error; the statement is finalized all the same.
    }
  }

  #guard<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw error instanceof DatabaseError
        ? error
        : new DatabaseError(classify(error), { cause: error });
    }
  }
}

/**
 * A text as SQLite keeps it unchanged. A bound text ends at its first NUL, and of half a surrogate
 * pair and what follows it node-sqlite3-wasm makes one character: different texts would be the same.
 */
function toStorable(value: SqlValue): SqlValue {
  return typeof value === 'string' ? value.replace(/\0|\p{Surrogate}/gu, '\uFFFD') : value;
}

/** node-sqlite3-wasm gives SQLite's message but not its code. The messages are part of SQLite's interface. */
function classify(error: unknown): StoreProblem {
  const message = error instanceof Error ? error.message : '';
  if (/malformed|not a database/.test(message)) return 'damaged';
  if (/disk|readonly|unable to open|Could not open/.test(message)) return 'disk';
  return 'failed';
}

/**
 * Opens a database file, or one in memory (`:memory:`). The library is loaded only now: compiling
 * SQLite takes 30 ms that most commands have no use for.
 *
 * The journal is a write-ahead log that one process owns: node-sqlite3-wasm never plays an ordinary
 * rollback journal back, so a killed process would leave a damaged file; and without shared memory
 * the log needs SQLite's exclusive mode. The log is synchronised at each checkpoint only: a killed
 * process loses nothing, a power cut the last records, neither the file.
 *
 * @throws {DatabaseError}
 */
export async function openDatabase(path: string): Promise<Database> {
  const sqlite = await import('node-sqlite3-wasm');
  try {
    const database = new Database(new sqlite.default.Database(path));
    try {
      database.exec(`
        PRAGMA locking_mode = EXCLUSIVE;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        PRAGMA foreign_keys = ON;
        PRAGMA secure_delete = ON;
      `);
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (error) {
    if (error instanceof DatabaseError) throw error;
    throw new DatabaseError(classify(error), { cause: error });
  }
}
