import type { ExpectedAnswer } from './expected-answer.js';

/** What makes a sentence the answering one; parts of the question that it has count from 0 to 1 each. */
export const sentenceWeights = {
  terms: 0.5,
  grams: 0.5,
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
