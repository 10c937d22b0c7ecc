import type { Language } from '../analysis/language.js';

/**
 * How a stem of the corpus stands for a word of the question: it is the word's own, a part of it or a
 * compound with it, spelt nearly like it, longer than it, or another name for it.
 */
export type StemRelation = 'same' | 'compound' | 'similar' | 'longer' | 'synonym';

/** A stem of the corpus that stands for a word of the question. */
export interface QueryStem {
  readonly stem: number;
  readonly relation: StemRelation;
  /** 1 for the word itself, less for another form of it. */
  readonly weight: number;
}

/** One word of the question that says what it is about. */
export interface QueryWord {
  /** As it was asked. */
  readonly surface: string;
  /** Empty where the corpus has nothing like it. */
  readonly stems: readonly QueryStem[];
  /** Grams of the corpus, each with its weight. */
  readonly grams: readonly (readonly [gram: number, weight: number])[];
  /** The weight of the grams that the corpus does not have, from 0. */
  readonly unknownGrams: number;
  /** Inverse document frequency: the rarer in the corpus, the more it says. */
  readonly idf: number;
  /** What was searched instead, where the corpus does not have the word. */
  readonly correction?: string;
}

/** A question, analyzed. */
export interface Query {
  readonly language: Language | undefined;
  /** In order, each word once; empty where nothing but stop words was asked. */
  readonly words: readonly QueryWord[];
}
