import type { Language } from '../core/analysis/language.js';

/** The way a question came in. */
export type EntryPoint = 'slash' | 'dm' | 'mention' | 'reply' | 'menu' | 'button';

/** A question with what became of it. */
export interface QuestionRecord {
  /** As it was asked; whether it is kept is the store's setting. */
  readonly question: string;
  /** The asker's Discord id; only a salted hash of it is kept. */
  readonly user: string;
  /** `null` outside servers. */
  readonly guild: string | null;
  readonly entryPoint: EntryPoint;
  /** `undefined` where the question does not decide it. */
  readonly language: Language | undefined;
  readonly found: boolean;
  /** 0 to 1. */
  readonly confidence: number;
  readonly latencyMs: number;
  /** Only the asker sees the answer. */
  readonly private: boolean;
  /** The ids of the passages that were shown, best first. */
  readonly passages: readonly string[];
}

/** Who uses a button, and where: every look-up is bound to both. */
export interface Caller {
  readonly user: string;
  /** `null` outside servers. */
  readonly guild: string | null;
}

/** What the buttons of an answer know of it. */
export interface AnswerState {
  readonly passages: readonly string[];
  readonly language: Language | undefined;
  readonly found: boolean;
  readonly private: boolean;
  /** The caller is who asked. */
  readonly mine: boolean;
  /**
   * The caller may use the answer: it is theirs, or everyone of the server can see it. Outside
   * servers an answer is its asker's alone.
   */
  readonly mayUse: boolean;
  /** Only where the settings let it be kept. */
  readonly question?: string;
}

/** How long the buttons of an answer know its passages, in days: a week of scrolling back. */
export const answerStateDays = 7;

/** More than this is cut off, in UTF-16 code units: a question is not a document. */
export const questionLength = 2_000;
