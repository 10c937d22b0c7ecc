import type { Language } from '../analysis/language.js';

/** Where a quote comes from, so that a person can look it up. */
export interface Citation {
  /** The document's path. */
  readonly document: string;
  readonly title: string;
  /** The headings above the quote, outermost first, without the title of the document. */
  readonly headings: readonly string[];
  /** First and last line of the quote in the document's canonical text; counted from 1, inclusive. */
  readonly lines: readonly [first: number, last: number];
  readonly page?: number;
  readonly url?: string;
  readonly source?: string;
  /** ISO 8601. */
  readonly date?: string;
}

/** A verbatim range of a document. All offsets refer to the document's canonical text. */
export interface Quote {
  readonly passage: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The sentence that answers, or two adjacent ones that score alike; always part of `text`. */
  readonly answer: { readonly text: string; readonly start: number; readonly end: number };
  /** The words that matched the question, in text order, without overlaps. */
  readonly highlights: readonly (readonly [start: number, end: number])[];
  /** Higher is better; comparable only within one answer. */
  readonly score: number;
  readonly citation: Citation;
}

/** Something the person can try next. */
export type Suggestion =
  /** A heading close to the question, with the id of a passage below it. */
  | {
      readonly kind: 'heading';
      readonly text: string;
      readonly document: string;
      readonly passage: string;
      /** The first line of the passage, verbatim; empty when the passage has no text. */
      readonly firstLine: string;
    }
  /** The question with its unknown words replaced by words of the corpus. */
  | { readonly kind: 'did-you-mean'; readonly text: string };

export interface Correction {
  /** The word as the person typed it. */
  readonly from: string;
  /** The word of the corpus that was searched instead. */
  readonly to: string;
}

/** What the documents say about a question, or that they do not answer it. */
export interface Answer {
  readonly question: string;
  readonly status: 'found' | 'not-found';
  /**
   * Whether the best quote may be presented as the answer. `false` with `found` means that it is only the
   * closest passage: nothing may be emphasized, and the reader must be told. Always `false` with
   * `not-found`.
   */
  readonly sure: boolean;
  /** How sure Beleg is that the documents answer the question, from 0 to 1. */
  readonly confidence: number;
  /** Best first; empty when `status` is `not-found`. */
  readonly quotes: readonly Quote[];
  readonly suggestions: readonly Suggestion[];
  /** Words that were searched in another spelling because the corpus does not contain them as typed. */
  readonly corrections: readonly Correction[];
  /** The language of the question; `undefined` when it cannot be detected. */
  readonly language: Language | undefined;
  /**
   * The language of the documents; present only when nothing was found and nearly all of them are in
   * another language than the question, which is then the likely reason.
   */
  readonly documentsLanguage?: Language;
  readonly tookMs: number;
}
