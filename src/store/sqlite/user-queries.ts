import type { Language } from '../../core/analysis/language.js';
import { dropTexts } from '../keep-text.js';
import type { QueryContext } from './question-queries.js';
import { redactDeleted } from './redact-deleted.js';
import type { EntryPoint } from '../question-record.js';
import type { EntryCounts, UserExport } from '../user-data.js';
import type { VoteReason } from '../vote.js';

const toIso = (time: number): string => new Date(time).toISOString();

/** Oldest first. */
export function selectUser({ database, hashUser }: QueryContext, user: string): UserExport {
  const hash = hashUser(user);
  const questions = database.all(
    `SELECT question.*, coalesce(passages, '[]') AS passages
     FROM question LEFT JOIN answer_state ON answer_state.question = question.id
     WHERE asker = ? ORDER BY id`,
    hash,
  );
  const votes = database.all(
    `SELECT vote.*, answer FROM vote JOIN question ON question.id = vote.question
     WHERE voter = ? ORDER BY voted_at, question`,
    hash,
  );
  const shared = database.all('SELECT * FROM shared WHERE asker = ? ORDER BY shared_at', hash);
  return {
    questions: questions.map((row) => ({
      askedAt: toIso(row.number('asked_at')),
      guild: row.optionalText('guild') ?? null,
      entryPoint: row.text('entry_point') as EntryPoint,
      language: (row.optionalText('language') as Language | undefined) ?? null,
      found: row.flag('found'),
      confidence: row.number('confidence'),
      latencyMs: row.number('latency_ms'),
      private: row.flag('private'),
      question: row.optionalText('text') ?? null,
      passages: JSON.parse(row.text('passages')) as string[],
    })),
    votes: votes.map((row) => ({
      votedAt: toIso(row.number('voted_at')),
      answer: row.text('answer'),
      up: row.flag('up'),
      reason: (row.optionalText('reason') as VoteReason | undefined) ?? null,
      comment: row.optionalText('comment') ?? null,
    })),
    shared: shared.map((row) => ({
      sharedAt: toIso(row.number('shared_at')),
      guild: row.optionalText('guild') ?? null,
      channel: row.text('channel'),
      message: row.text('message'),
      passage: row.text('passage'),
    })),
  };
}

export function removeUser(context: QueryContext, user: string): EntryCounts {
  const { database, hashUser, setting } = context;
  const hash = hashUser(user);
  const counts = database.transaction(() => {
    const removed = {
      shared: database.run('DELETE FROM shared WHERE asker = ?', hash),
      votes: database.run('DELETE FROM vote WHERE voter = ?', hash),
      questions: database.run('DELETE FROM question WHERE asker = ?', hash),
    };
    // Another's question may have been kept for this person's thumb down alone.
    dropTexts(database, setting);
    return removed;
  });
  redactDeleted(context);
  return counts;
}
