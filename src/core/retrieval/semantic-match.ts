/** How alike a question and the passages that may answer it are in meaning. */
export interface SemanticMatch {
  /**
   * The greatest cosine, in standard deviations above the mean of the corpus, minus what chance alone
   * makes of so many passages.
   */
  readonly surprise: number;
  /** Whether the best hit is known to be in another language than the question. */
  readonly isCrossLingual: boolean;
}
