import type { Language } from '../analysis/language.js';

export type Vote = 'up' | 'down';

/** Why a person found an answer wrong. */
export type DownVoteReason = 'wrong-passage' | 'not-answered' | 'outdated' | 'other';

/** A question that was answered, or found no answer. */
export interface AnsweredQuestion {
  readonly question: string;
  readonly status: 'found' | 'not-found';
  /** Ids of the passages shown, best first. */
  readonly passages: readonly string[];
  readonly language: Language | undefined;
  readonly confidence: number;
  readonly tookMs: number;
  readonly userId: string;
  /** `undefined` in direct messages. */
  readonly guildId: string | undefined;
}

export interface Feedback {
  /** What `recordAnswer` gave. */
  readonly answer: string;
  readonly vote: Vote;
  readonly reason?: DownVoteReason;
  /** The person's own words; only with the reason `other`. */
  readonly comment?: string;
  readonly userId: string;
}

/**
 * Where answers and votes are kept. What of them is kept, and for how long, is the store's: it knows
 * the settings. A store that cannot write says so in the log and never fails an answer.
 */
export interface AnswerStore {
  /** The answer's id for its buttons: at most 12 characters of `[A-Za-z0-9_-]`. */
  recordAnswer(answer: AnsweredQuestion): Promise<string>;
  /** A person's later vote replaces the earlier one. `false` when there is no such answer (any more). */
  recordFeedback(feedback: Feedback): Promise<boolean>;
  /** Questions that were answered and voted up, and begin with or hold what is typed; best first. */
  suggestQuestions(typed: string, limit: number): Promise<readonly string[]>;
}
