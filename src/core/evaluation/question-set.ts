import type { Passage } from '../passages/passage.js';

/** A question with its known answer. */
export interface JudgedQuestion {
  readonly id: string;
  readonly question: string;
  /** Ids of the passages that answer the question; empty when it is unanswerable. */
  readonly relevant: readonly string[];
  /** How relevant each of these passages is, above 0; absent when all are equally relevant. */
  readonly grades?: ReadonlyMap<string, number>;
  /** Gold spans inside a relevant passage; empty when the set has none. */
  readonly answers: readonly string[];
}

/** Passages and questions for measuring retrieval. */
export interface QuestionSet {
  readonly name: string;
  readonly passages: readonly Passage[];
  readonly questions: readonly JudgedQuestion[];
}
