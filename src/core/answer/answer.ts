import type { Language } from '../analysis/language.js';

/** Where a quote stands, so that a person can go and look. */
export interface Citation {
  /** The document's path. */
  readonly document: string;
  readonly title: string;
  /** From the outermost heading to the nearest, without the title. */
  readonly headings: readonly string[];
  /** First and last line of the quote in the document's canonical text, from 1, both included. */
  readonly lines: readonly [first: number, last: number];
  readonly page?: number;
  readonly url?: string;
  readonly source?: string;
  /** ISO 8601. */
  readonly date?: string;
}

/** A verbatim range of a document. All offsets are into the document's canonical text. */
export interface Quote {
  readonly passage: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** The sentence (or two neighbouring ones, when close) that answers: a part of `text`. */
  readonly answer: { readonly text: string; readonly start: number; readonly end: number };
  /** The words that matched the question, in order, not overlapping. */
  readonly highlights: readonly (readonly [start: number, end: number])[];
  /** Comparable within one answer only; higher is better. */
  readonly score: number;
  readonly citation: Citation;
}

/** Something to try instead, or as well. */
export type Suggestion =
  /** A heading near the question, with the passage below it. */
  | {
      readonly kind: 'heading';
      readonly text: string;
      readonly document: string;
      readonly passage: string;
    }
  /** The question with the words replaced that the corpus does not have. */
  | { readonly kind: 'did-you-mean'; readonly text: string };

export interface Correction {
  /** The word as it was asked. */
  readonly from: string;
  /** A word of the corpus. */
  readonly to: string;
}

/** What the documents say to a question, or that they say nothing. */
export interface Answer {
  readonly question: string;
  readonly status: 'found' | 'not-found';
  /** 0 to 1: how sure Beleg is that the documents answer the question. */
  readonly confidence: number;
  /** Best first; empty when not found. */
  readonly quotes: readonly Quote[];
  readonly suggestions: readonly Suggestion[];
  /** Words that were searched in another spelling, since the corpus does not have them as asked. */
  readonly corrections: readonly Correction[];
  /** The question's language, `undefined` where it does not decide it. */
  readonly language: Language | undefined;
  readonly tookMs: number;
}
