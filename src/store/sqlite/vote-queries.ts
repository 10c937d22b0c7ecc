import { cleanText, foldText } from '../clean-text.js';
import { dropTexts } from '../keep-text.js';
import { cleanQuestion, isShared, mayUse, type QueryContext } from './question-queries.js';
import { commentLength, type Vote, type VoteOutcome } from '../vote.js';

export function upsertVote(context: QueryContext, vote: Vote): VoteOutcome {
  const { database, hashUser, setting, now } = context;
  return database.transaction(() => {
    const row = database.get(
      `SELECT id, asker, private, text, ${isShared} AS shared FROM question
       WHERE answer = ? AND guild IS ?`,
      vote.answer,
      vote.guild,
    );
    if (row === undefined) return 'unknown-answer';
    if (!mayUse(row, vote, hashUser)) return 'not-yours';

    const question = row.number('id');
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
    dropTexts(database, setting, question);
    return 'recorded';
  });
}
