import { cleanText, foldText } from '../clean-text.js';
import { dropTexts } from '../keep-text.js';
import { redactDeleted } from './redact-deleted.js';
import { cleanQuestion, isShared, mayUse, type QueryContext } from './question-queries.js';
import { commentLength, type Vote, type VoteOutcome } from '../vote.js';

/**
 * Stores a vote in the place of an earlier one of the same person. A comment or a question text that
 * goes with the earlier one is gone from the files as well.
 */
export function upsertVote(context: QueryContext, vote: Vote): VoteOutcome {
  const { database, hashUser, setting, now } = context;
  const { outcome, deleted } = database.transaction<{ outcome: VoteOutcome; deleted: boolean }>(
    () => {
      const row = database.get(
        `SELECT id, asker, private, text, ${isShared} AS shared FROM question
       WHERE answer = ? AND guild IS ?`,
        vote.answer,
        vote.guild,
      );
      if (row === undefined) return { outcome: 'unknown-answer', deleted: false };
      if (!mayUse(row, vote, hashUser)) return { outcome: 'not-yours', deleted: false };

      const question = row.number('id');
      const before = database.get(
        'SELECT comment FROM vote WHERE question = ? AND voter = ?',
        question,
        hashUser(vote.user),
      );
      database.run(
        `INSERT INTO vote (question, voter, up, reason, comment, voted_at) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET up = excluded.up, reason = excluded.reason,
         comment = excluded.comment, voted_at = excluded.voted_at`,
        question,
        hashUser(vote.user),
        Number(vote.up),
        vote.up ? null : (vote.reason ?? null),
        vote.up ? null : (cleanText(vote.comment ?? '', commentLength) ?? null),
        now,
      );
      const text = setting === 'none' ? undefined : cleanQuestion(vote.question ?? '');
      if (!vote.up && text !== undefined) {
        database.run(
          'UPDATE question SET text = ?, folded = ? WHERE id = ? AND text IS NULL',
          text,
          foldText(text),
          question,
        );
      }
      const droppedTexts = dropTexts(database, setting, question);
      const deleted = droppedTexts > 0 || before?.optionalText('comment') !== undefined;
      return { outcome: 'recorded', deleted };
    },
  );
  if (deleted) redactDeleted(context);
  return outcome;
}
