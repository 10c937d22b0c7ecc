import type { VoteReason } from './vote.js';

/** Like questions that the documents did not answer, or not well. */
export interface Gap {
  /** The spelling that was asked most often; among equals the most careful one. */
  readonly label: string;
  readonly kind: GapKind;
  /** How often it was asked: `unanswered` and `downVoted` together. */
  readonly count: number;
  /** How often nothing was found. */
  readonly unanswered: number;
  /** How often an answer was found and got a thumb down. */
  readonly downVoted: number;
  /** Milliseconds since 1970. */
  readonly lastAskedAt: number;
  /** How often each reason was given with a thumb down. */
  readonly reasons: Readonly<Partial<Record<VoteReason, number>>>;
  /** What people wrote with a thumb down, oldest first. */
  readonly comments: readonly string[];
}

export type GapKind = 'unanswered' | 'down-voted' | 'both';

export interface GapQuery {
  /** The server whose questions they are; `null`: those asked outside servers. Never both. */
  readonly guild: string | null;
  /** Milliseconds since 1970. Default: all that is kept. */
  readonly since?: number | undefined;
  /** How many at most. */
  readonly limit: number;
  /** From 0; default 0. */
  readonly page?: number | undefined;
}

export interface GapPage {
  /** Most asked first, then the latest. */
  readonly gaps: readonly Gap[];
  /** Of all pages. */
  readonly total: number;
  /** Questions that count as gaps, but whose text was not kept. */
  readonly withoutText: number;
  /** There are more questions than are grouped at once: only the newest `gapQuestions` are. */
  readonly truncated: boolean;
}

/** How many questions are grouped at most, the newest: what a person could still act on. */
export const gapQuestions = 10_000;
