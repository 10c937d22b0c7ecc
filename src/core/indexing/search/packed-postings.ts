import { numberAt, uint32At } from '../../number-at.js';
import type { YieldIfDue } from '../../create-yielder.js';

/**
 * The postings of one field as columns: those of term `t` are at the indexes from `starts[t]` up to
 * `starts[t + 1]`, ordered by ordinal. A posting takes six bytes, where a map of maps takes some forty.
 */
export interface PackedPostings {
  readonly starts: Uint32Array;
  readonly ordinals: Uint32Array;
  /** How often the document has the term, at most `maxCount`. */
  readonly counts: Uint16Array;
}

/** Greater term counts are clipped. BM25 has long been saturated there. */
export const maxCount = 0xffff;

/** How many documents are read before the clock is looked at. */
const documentsPerStep = 100;

export function createEmptyPostings(): PackedPostings {
  return { starts: new Uint32Array(1), ordinals: new Uint32Array(), counts: new Uint16Array() };
}

/**
 * Inverts documents into postings by counting sort: first how many postings each term has, then the
 * postings themselves.
 *
 * @param documents the terms of each document, by ordinal, repeated as often as they occur
 * @param termCount more than the greatest term
 */
export async function packPostings(
  documents: { readonly length: number; readonly termsOf: (ordinal: number) => readonly number[] },
  termCount: number,
  yieldIfDue: YieldIfDue,
): Promise<PackedPostings> {
  const counter = new TermCounter(termCount);
  const starts = new Uint32Array(termCount + 1);
  for (let ordinal = 0; ordinal < documents.length; ordinal += 1) {
    if (ordinal % documentsPerStep === 0) await yieldIfDue();
    counter.count(documents.termsOf(ordinal), (term) => {
      starts[term + 1] = uint32At(starts, term + 1) + 1;
    });
  }
  for (let term = 0; term < termCount; term += 1) {
    starts[term + 1] = uint32At(starts, term + 1) + uint32At(starts, term);
  }
  const ordinals = new Uint32Array(uint32At(starts, termCount));
  const counts = new Uint16Array(ordinals.length);
  const next = starts.slice();
  for (let ordinal = 0; ordinal < documents.length; ordinal += 1) {
    if (ordinal % documentsPerStep === 0) await yieldIfDue();
    counter.count(documents.termsOf(ordinal), (term, count) => {
      const at = uint32At(next, term);
      next[term] = at + 1;
      ordinals[at] = ordinal;
      counts[at] = Math.min(count, maxCount);
    });
  }
  return { starts, ordinals, counts };
}

/** Counts the terms of one document after the other without a map for each. */
class TermCounter {
  /** By term; all 0 between two documents. */
  readonly #counts: Uint32Array;
  readonly #terms: number[] = [];

  constructor(termCount: number) {
    this.#counts = new Uint32Array(termCount);
  }

  /** Visits each term of a document once, in the order of their first occurrence. */
  count(terms: readonly number[], visit: (term: number, count: number) => void): void {
    const found = this.#terms;
    found.length = 0;
    for (let at = 0; at < terms.length; at += 1) {
      const term = numberAt(terms, at);
      const before = uint32At(this.#counts, term);
      if (before === 0) found.push(term);
      this.#counts[term] = before + 1;
    }
    for (const term of found) {
      visit(term, uint32At(this.#counts, term));
      this.#counts[term] = 0;
    }
  }
}
