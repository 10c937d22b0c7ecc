import { dropTexts } from '../keep-text.js';
import { dayMs, type QueryContext } from './question-queries.js';
import type { EntryCounts } from '../user-data.js';
import { redactDeleted } from './redact-deleted.js';

/** Deletes what is older than the retention, expired states of buttons, and texts no longer allowed. */
export function removeOldEntries(context: QueryContext, retentionDays: number): EntryCounts {
  const { database, setting, now } = context;
  const limit = now - retentionDays * dayMs;
  const counts = database.transaction(() => {
    const removed = {
      shared: database.run('DELETE FROM shared WHERE shared_at < ?', limit),
      votes: database.run('DELETE FROM vote WHERE voted_at < ?', limit),
      questions: database.run('DELETE FROM question WHERE asked_at < ?', limit),
    };
    database.run('DELETE FROM answer_state WHERE expires_at <= ?', now);
    dropTexts(database, setting);
    return removed;
  });
  redactDeleted(context);
  return counts;
}
