/** A word of a text as an analyzer sees it. */
export interface Token {
  /** What is compared; filters may rewrite it. */
  readonly term: string;
  /** Half-open range of the text, in UTF-16 code units; set by the tokenizer and never changed. */
  readonly start: number;
  readonly end: number;
  /** Place among the text's words, from 0; words that a filter drops leave a gap. */
  readonly position: number;
}

/** Rewrites or drops tokens, one at a time; never their offsets. */
export type TokenFilter = (term: string) => string | undefined;
