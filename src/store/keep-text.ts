import type { StoreQuestions } from './answer-store.js';
import type { Database } from './sqlite/database.js';

/** Whether the text of a question with this outcome is kept. */
export function keepsText(setting: StoreQuestions, outcome: { readonly found: boolean }): boolean {
  return setting === 'all' || (setting === 'unanswered' && !outcome.found);
}

const downVoted = 'EXISTS (SELECT 1 FROM vote WHERE vote.question = question.id AND vote.up = 0)';

const forbidden: Readonly<Record<StoreQuestions, string>> = {
  all: 'FALSE',
  unanswered: `found = 1 AND NOT ${downVoted}`,
  none: 'TRUE',
};

/**
 * Deletes the question texts that the setting does not allow, or no longer allows: after the last vote
 * down was taken back, or since the setting has become stricter.
 *
 * @param question the id of the only question to look at. Default: all.
 * @returns how many texts were deleted
 */
export function dropTexts(database: Database, setting: StoreQuestions, question?: number): number {
  const update = `UPDATE question SET text = NULL, folded = NULL
    WHERE text IS NOT NULL AND ${forbidden[setting]}`;
  return question === undefined
    ? database.run(update)
    : database.run(`${update} AND id = ?`, question);
}
