import type { Language } from '../analysis/language.js';
import type { AskedDetail } from './asked-detail.js';

/**
 * How a stem of the corpus relates to a word of the question: it is the word's own stem, a part of the
 * word or a compound with it, spelt similarly, longer with the same beginning, another form of it, as
 * "vier" is of "4", a synonym of the corpus, or a starter synonym that comes with Beleg.
 */
export type StemRelation =
  'same' | 'compound' | 'similar' | 'longer' | 'form' | 'synonym' | 'starter';

/** A stem of the corpus that a word of the question is searched by. */
export interface QueryStem {
  readonly stem: number;
  readonly relation: StemRelation;
  /** 1 for the word's own stem, less for every other relation. */
  readonly weight: number;
}

/** A content word of the question. */
export interface QueryWord {
  /** The word as it was typed. */
  readonly surface: string;
  /** Empty when the corpus has no related stem. */
  readonly stems: readonly QueryStem[];
  /** Those of its grams that occur in the corpus, with their weights. */
  readonly grams: readonly (readonly [gram: number, weight: number])[];
  /** The summed weight of its grams that do not occur in the corpus. */
  readonly unknownGrams: number;
  /** Inverse document frequency in nats, over passages. */
  readonly idf: number;
  /** The word that was searched instead because the corpus does not have this one. */
  readonly correction?: string;
}

/** A question, analyzed. */
export interface Query {
  readonly language: Language | undefined;
  /** The detail that the question asks for, such as a phone number; `undefined` when it is none of them. */
  readonly detail: AskedDetail | undefined;
  /** In order of first occurrence, each word once; empty when the question has only stop words. */
  readonly words: readonly QueryWord[];
}
