import type { Language } from '../analysis/language.js';

/** The unit that is indexed and quoted: a contiguous range of a document under one heading path. */
export interface Passage {
  /**
   * Stable while document path, heading path and text are the same; at most 24 characters of
   * `[A-Za-z0-9_-]`.
   */
  readonly id: string;
  /** The document's path. */
  readonly document: string;
  readonly title: string;
  /** From the outermost heading to the nearest, without the title; empty before the first heading. */
  readonly headings: readonly string[];
  /** `undefined` when neither the text nor the document decides it. */
  readonly language: Language | undefined;
  /** Verbatim: `document.text.slice(start, end)`. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** First and last line of the document's canonical text, from 1, both included. */
  readonly lines: readonly [first: number, last: number];
  /** From 1; only where the document has pages. */
  readonly page?: number;
  /** The anchor of the nearest heading that has one, without `#`. */
  readonly anchor?: string;
}

/** A half-open range, in UTF-16 code units. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}
