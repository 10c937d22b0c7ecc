import type { Language } from '../analysis/language.js';
import type { ExpectedAnswer } from './expected-answer.js';

/**
 * What makes a sentence the answering one. Each share of the question that a sentence contains counts from
 * 0 to 1 before it is weighted.
 */
export const sentenceWeights = {
  terms: 0.5,
  grams: 0.5,
  /**
   * Factor for words of the question that the heading contains: they tell the section from others, but not
   * its sentences from each other.
   */
  inHeading: 0.05,
  /** Factor for what the previous sentence adds, since a sentence may refer back to it ("Sie …"). */
  before: 0.5,
  /** Added when the sentence contains the kind of thing that was asked for. */
  expected: {
    number: 0.2,
    time: 0.2,
    place: 0.05,
    person: 0.1,
    definition: 0.02,
  } satisfies Record<ExpectedAnswer, number>,
  /** An adjacent sentence with at least this share of the best score is marked as well. */
  close: 0.95,
} as const;

/**
 * Coefficients of a logistic regression, in log odds. It was fitted to questions whose document was in the
 * corpus or had been taken out of it, on three sets in two languages: whole sets, also in lower case and
 * with a typo, among 20,000 other passages, with every passage as a document of its own, and corpora of
 * eight passages about another subject or about the same one without the answering passage. On the
 * documents held out in cross-validation the area under the ROC curve is .985 (German), .988 (English) and
 * .979 (SQuAD 2.0).
 */
export const confidenceWeights = {
  /** How much the question says at all; the more it says, the more a passage has to match. */
  information: -2.05,
  /** The part of that information which the best passage matches, by the rarity of the grams. */
  matchedInformation: 7.75,
  /** How many words of the highest IDF make a question that says enough (1), and the upper bound. */
  fullInformation: 4,
  mostInformation: 2.5,
  /** In nats: the least value of the highest IDF, which is 0 in a corpus of one passage. */
  leastLogarithm: 0.5,
  /** The share of the question's words in the best sentence; every word counts the same. */
  sentenceWords: 2.6,
  /** The share of its adjacent words that are adjacent in the passage as well. */
  neighbours: 1.7,
  /** The share of its names and numbers. */
  names: 1.93,
  /** The share assumed for a question without names, or with names that occur everywhere. */
  namesWithout: 0.7,
  /** A partial match of a word counts less than its share of grams, since many words share grams. */
  gramShareExponent: 1.5,
  /** The share of the question that the whole document of the passage matches. */
  document: 4.1,
  /**
   * Weight of ln(number of documents): the more documents, the likelier a chance match. Capped at
   * `mostDocuments`.
   */
  documents: -0.55,
  mostDocuments: 150,
  /** The question is the heading of the section, or names its number: a near certainty, set by hand. */
  match: 6,
  /** German has the higher bias because compounds and endings hide more of a match. */
  bias: { de: -4.22, en: -4.89 } satisfies Record<Language, number>,
} as const;

/**
 * The least confidence at which the documents are said to answer. On the German and English development
 * sets, 94 to 95 % of the answerable questions reach it, and 92 % of those whose document was taken out
 * do not.
 */
export const answerThreshold = 0.4;

/** A further hit is shown when it has at least this share of the best score. */
export const furtherHitShare = 0.5;

/** Two passages are duplicates from this Jaccard coefficient of their word forms. */
export const duplicateShare = 0.9;
