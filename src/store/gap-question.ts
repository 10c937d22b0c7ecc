import type { Language } from '../core/analysis/language.js';
import type { VoteReason } from './vote.js';

/** A question that counts as a gap. */
export interface GapQuestion {
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly askedAt: number;
  readonly found: boolean;
  readonly language: Language | undefined;
  /** The thumbs down. */
  readonly votes: readonly {
    readonly reason: VoteReason | null;
    readonly comment: string | null;
  }[];
}
