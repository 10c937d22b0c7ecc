import type { Language } from '../core/analysis/language.js';
import type { EntryPoint } from './question-record.js';
import type { VoteReason } from './vote.js';

/** Everything stored about one person, as plain JSON. Times are ISO 8601 in UTC. */
export interface UserExport {
  readonly questions: readonly {
    readonly askedAt: string;
    readonly guild: string | null;
    readonly entryPoint: EntryPoint;
    readonly language: Language | null;
    readonly found: boolean;
    readonly confidence: number;
    readonly latencyMs: number;
    readonly private: boolean;
    /** `null` where it was not kept. */
    readonly question: string | null;
    /** The passages shown; empty once the buttons have expired. */
    readonly passages: readonly string[];
  }[];
  readonly votes: readonly {
    readonly votedAt: string;
    readonly answer: string;
    readonly up: boolean;
    readonly reason: VoteReason | null;
    readonly comment: string | null;
  }[];
  readonly shared: readonly {
    readonly sharedAt: string;
    readonly guild: string | null;
    readonly channel: string;
    readonly message: string;
    readonly passage: string;
  }[];
}

/** How many entries of each kind were deleted, or would be. */
export interface EntryCounts {
  readonly questions: number;
  readonly votes: number;
  readonly shared: number;
}
