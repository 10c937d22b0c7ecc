import type { Language } from '../../core/analysis/language.js';
import type { GapQuery } from '../gap.js';
import type { GapQuestion } from '../gap-question.js';
import type { QueryContext } from './question-queries.js';

/** Where a slice of the questions ended. */
export interface GapCursor {
  readonly askedAt: number;
  readonly id: number;
}

export interface GapSlice {
  /** Newest first. */
  readonly questions: readonly GapQuestion[];
  /** `undefined` after the last. */
  readonly next: GapCursor | undefined;
}

/** About 5 ms of reading: the main thread is not to be held longer. */
const sliceQuestions = 500;

export const firstSlice: GapCursor = {
  askedAt: Number.MAX_SAFE_INTEGER,
  id: Number.MAX_SAFE_INTEGER,
};

const isGap = `(found = 0
  OR EXISTS (SELECT 1 FROM vote WHERE vote.question = question.id AND vote.up = 0))`;

/** The next questions of one server, or of none, that count as gaps and whose text is kept. */
export function selectGapQuestions(
  { database }: QueryContext,
  { guild, since = 0 }: GapQuery,
  from: GapCursor,
): GapSlice {
  const rows = database.all(
    `SELECT id, text, asked_at, found, language, (
       SELECT json_group_array(json_array(reason, comment))
       FROM (
         SELECT reason, comment FROM vote
         WHERE vote.question = question.id AND up = 0 ORDER BY voted_at, voter
       )
     ) AS votes
     FROM question
     WHERE guild IS ? AND asked_at >= ? AND (asked_at, id) < (?, ?)
       AND text IS NOT NULL AND ${isGap}
     ORDER BY asked_at DESC, id DESC LIMIT ?`,
    guild,
    since,
    from.askedAt,
    from.id,
    sliceQuestions,
  );
  const last = rows.length < sliceQuestions ? undefined : rows.at(-1);
  return {
    questions: rows.map((row) => ({
      text: row.text('text'),
      askedAt: row.number('asked_at'),
      found: row.flag('found'),
      language: row.optionalText('language') as Language | undefined,
      votes: (JSON.parse(row.text('votes')) as [GapVote['reason'], GapVote['comment']][]).map(
        ([reason, comment]) => ({ reason, comment }),
      ),
    })),
    next: last && { askedAt: last.number('asked_at'), id: last.number('id') },
  };
}

type GapVote = GapQuestion['votes'][number];

/** How many questions count as gaps, but have no text to show. */
export function countGapsWithoutText(
  { database }: QueryContext,
  { guild, since = 0 }: GapQuery,
): number {
  const row = database.get(
    `SELECT COUNT(*) AS count FROM question
     WHERE guild IS ? AND asked_at >= ? AND text IS NULL AND ${isGap}`,
    guild,
    since,
  );
  return row?.number('count') ?? 0;
}
