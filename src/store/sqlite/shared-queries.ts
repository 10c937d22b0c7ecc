import type { QueryContext } from './question-queries.js';
import { redactDeleted } from './redact-deleted.js';
import type { Caller } from '../question-record.js';
import type { SharedAnswer, SharedState } from '../shared-answer.js';

export function upsertShared(
  { database, hashUser, now }: QueryContext,
  { message, channel, guild, user, passage, answer }: SharedAnswer,
): void {
  database.run(
    `INSERT OR REPLACE INTO shared (message, channel, guild, asker, passage, question, shared_at)
     VALUES (?, ?, ?, ?, ?,
       (SELECT id FROM question WHERE answer = ? AND guild IS ? AND asker = ?), ?)`,
    message,
    channel,
    guild,
    hashUser(user),
    passage,
    answer ?? null,
    guild,
    hashUser(user),
    now,
  );
}

export function selectShared(
  { database, hashUser }: QueryContext,
  message: string,
  { user, guild }: Caller,
): SharedState | undefined {
  const row = database.get(
    `SELECT channel, passage, shared.asker, text
     FROM shared LEFT JOIN question ON question.id = shared.question
     WHERE message = ? AND shared.guild IS ?`,
    message,
    guild,
  );
  if (row === undefined) return undefined;
  const question = row.optionalText('text');
  return {
    channel: row.text('channel'),
    passage: row.text('passage'),
    mine: row.text('asker') === hashUser(user),
    ...(question === undefined ? {} : { question }),
  };
}

/** @returns whether the message was known */
export function removeShared(context: QueryContext, message: string): boolean {
  const removed = context.database.run('DELETE FROM shared WHERE message = ?', message) > 0;
  if (removed) redactDeleted(context);
  return removed;
}
