import type { Passage } from '../passages/passage.js';

/** A question whose answer is known. */
export interface JudgedQuestion {
  readonly id: string;
  readonly question: string;
  /** Ids of the passages that answer; empty where none does. */
  readonly relevant: readonly string[];
  /** Gold spans inside a relevant passage; empty where the set has none. */
  readonly answers: readonly string[];
}

/** Passages and questions to measure retrieval on. */
export interface QuestionSet {
  readonly name: string;
  readonly passages: readonly Passage[];
  readonly questions: readonly JudgedQuestion[];
}
