import type { QueryContext } from './question-queries.js';

/**
 * Takes deleted content out of the files. SQLite has overwritten it in the database (`secure_delete`);
 * this empties the write-ahead log, which still holds it.
 */
export function redactDeleted({ database }: Pick<QueryContext, 'database'>): void {
  database.all('PRAGMA wal_checkpoint(TRUNCATE)');
}
