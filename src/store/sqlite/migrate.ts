import { type Database, DatabaseError } from './database.js';
import { migrations } from './migrations.js';

/**
 * Brings a database to the latest version, each step whole or not at all. A database of that version
 * is only read.
 *
 * @returns the version it had
 * @throws {DatabaseError} `newer-version` when it is newer than the steps; it is left as it is
 */
export function migrate(database: Database, steps: readonly string[] = migrations): number {
  const version = database.getOnly('PRAGMA user_version').number('user_version');
  if (version > steps.length) {
    const cause = new RangeError(`version ${version} is newer than ${steps.length}`);
    throw new DatabaseError('newer-version', { cause });
  }
  for (const [index, step] of steps.entries()) {
    if (index < version) continue;
    database.transaction(() => {
      // A pragma cannot have bound parameters. The number is not user input.
      database.exec(`${step}; PRAGMA user_version = ${index + 1};`);
    });
  }
  return version;
}
