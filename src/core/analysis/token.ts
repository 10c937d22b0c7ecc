/** A word of a text. */
export interface Token {
  /** What is compared. Filters may change it. */
  readonly term: string;
  /** A half-open range of the text, in UTF-16 code units, set by the tokenizer and never changed. */
  readonly start: number;
  readonly end: number;
  /** Index among all words of the text. A word that a filter drops leaves a gap. */
  readonly position: number;
}
