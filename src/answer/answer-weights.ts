import type { Language } from '../analysis/language.js';
import type { ExpectedAnswer } from './expected-answer.js';

/** What makes a sentence the answering one; parts of the question that it has count from 0 to 1 each. */
export const sentenceWeights = {
  terms: 0.5,
  grams: 0.5,
  /** A word that stands in the heading tells the section from others, not the sentence. */
  inHeading: 0.05,
  /** For holding the kind of thing that was asked for. */
  expected: {
    number: 0.2,
    time: 0.2,
    place: 0.05,
    person: 0.1,
    definition: 0.02,
  } satisfies Record<ExpectedAnswer, number>,
  /** A neighbouring sentence with this share of the best one's score is shown with it. */
  close: 0.95,
} as const;

/**
 * A logistic regression over questions whose document was in the corpus, or had been taken out of it,
 * on three sets in two languages: whole sets, and corpora of six passages about something else or about
 * the same thing without the passage that answers.
 */
export const confidenceWeights = {
  /** Of the question's grams, by rarity, in the best passage and in its best sentence. */
  grams: 4.9,
  sentenceGrams: 2.75,
  /** Of its neighbouring words that are neighbours there as well. */
  neighbours: 2.6,
  /** Of its words, each alike. */
  words: 1.1,
  /** Of its names and numbers, by rarity: the documents must know whom or what was asked about. */
  names: 1.7,
  /** What a question without names counts as. */
  namesWithout: 0.7,
  /** A word that is there in part says less than its share: many words share grams. */
  gramShareExponent: 1.5,
  /** By the logarithm of the number of passages: among many, some passage fits by chance. */
  corpusSize: -0.4,
  /** German compounds and endings hide more of a match than English ones. */
  bias: { de: -3.75, en: -4.45 } satisfies Record<Language, number>,
} as const;

/**
 * From this confidence on the documents are said to answer: on the German and English dev sets 94 to
 * 95 % of the answerable questions reach it, and 92 % of those whose document is gone do not.
 */
export const answerThreshold = 0.37;

/** A further hit is shown with at least this share of the best one's score. */
export const furtherHitShare = 0.5;

/** Passages that share this much of their words are one passage twice. */
export const duplicateShare = 0.9;
