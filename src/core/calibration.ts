/** From which confidence on an answer is shown, and how. */
export interface Thresholds {
  /** The least confidence of a sure answer. */
  readonly sure: number;
  /** The least confidence at which the closest passage is shown; never above `sure`. */
  readonly closest: number;
}

/** The thresholds fitted to one corpus, and how well they could be fitted. */
export interface Calibration {
  readonly thresholds: Thresholds;
  /** The share of wrong answers among the sure ones that was asked for. */
  readonly errorRate: number;
  /**
   * Whether the corpus supports that rate: `too-few-questions` when it yields too few calibration
   * questions (the default thresholds apply), `not-reached` when no threshold keeps the rate (the one
   * with the lowest upper bound applies).
   */
  readonly support: 'supported' | 'too-few-questions' | 'not-reached';
  /** How many calibration questions were asked, each with its answer left in and taken out. */
  readonly questions: number;
  /** The share of them that gets a sure answer while the answer is in the corpus. */
  readonly kept: number;
  /** The share of them that gets a sure answer after the answer was taken out. */
  readonly wrong: number;
}
