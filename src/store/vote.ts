import type { Caller } from './question-record.js';

/** What a person can say is wrong with an answer. */
export type VoteReason = (typeof voteReasons)[number];
export const voteReasons = ['wrong-passage', 'not-answered', 'outdated', 'other'] as const;

/** A thumb. Each person has one for each answer, and may change it: the last one counts, whole. */
export interface Vote extends Caller {
  readonly answer: string;
  readonly up: boolean;
  /** With a thumb down only. */
  readonly reason?: VoteReason | undefined;
  /** In the person's own words; kept whatever the setting for questions, cut at `commentLength`. */
  readonly comment?: string | undefined;
  /**
   * The question as the answer's message shows it. A thumb down makes it one to keep, unless no
   * question is kept; so an answered question's text is not stored before.
   */
  readonly question?: string | undefined;
}

export type VoteOutcome =
  | 'recorded'
  /** There is no such answer here, or not any more. */
  | 'unknown-answer'
  /** The answer is another person's and private. */
  | 'not-yours';

/** The longest comment in UTF-16 code units, about a paragraph. The rest is cut off. */
export const commentLength = 500;
