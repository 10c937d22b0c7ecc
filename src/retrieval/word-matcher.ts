import type { PassageIndex } from '../indexing/passage-index.js';
import { computeIdf } from './compute-bm25.js';
import type { Query } from './query.js';

/** What a word of the corpus means to one question; worked out once for each word met. */
export interface WordMatch {
  /** Which words of the question it stands for, with its weight. */
  readonly terms: readonly (readonly [word: number, weight: number])[];
  /** Places of the question's grams it has. */
  readonly grams: readonly number[];
}

/** Of stop words, and of words that have nothing of the question. */
export const noMatch: WordMatch = { terms: [], grams: [] };

/** Tells what the words of the corpus mean to one question: one answer for ranking, quoting and highlighting. */
export interface WordMatcher {
  /** @param number of the word in the lexicon */
  readonly matchWord: (number: number) => WordMatch;
  /** What each gram of the question is worth: its weight times its inverse document frequency. */
  readonly gramWeights: readonly number[];
}

export function createWordMatcher(query: Query, index: PassageIndex): WordMatcher {
  const { lexicon } = index;
  const grams = collectGrams(query, index);
  const termPlaces = collectTerms(query);
  const matches = new Map<number, WordMatch>();
  return {
    gramWeights: grams.weights,
    matchWord(number) {
      const known = matches.get(number);
      if (known !== undefined) return known;
      const word = lexicon.word(number);
      const terms = termPlaces.get(word.stem) ?? [];
      const met = [...word.grams].flatMap((gram) => grams.places.get(gram) ?? []);
      const nothing = word.isStopWord || (terms.length === 0 && met.length === 0);
      const match = nothing ? noMatch : { terms, grams: met };
      matches.set(number, match);
      return match;
    },
  };
}

function collectTerms(query: Query): Map<number, [word: number, weight: number][]> {
  const places = new Map<number, [number, number][]>();
  for (const [place, { stems }] of query.words.entries()) {
    for (const { stem, weight } of stems) {
      places.set(stem, [...(places.get(stem) ?? []), [place, weight]]);
    }
  }
  return places;
}

interface QueryGrams {
  /** Weight times inverse document frequency, by place. */
  readonly weights: readonly number[];
  readonly places: ReadonlyMap<number, number>;
}

function collectGrams(query: Query, { lexicon, statistics }: PassageIndex): QueryGrams {
  const summed = new Map<number, number>();
  for (const { grams } of query.words) {
    for (const [gram, weight] of grams) summed.set(gram, (summed.get(gram) ?? 0) + weight);
  }
  const weights: number[] = [];
  const places = new Map<number, number>();
  for (const [gram, weight] of summed) {
    const frequency = lexicon.gramFrequency[gram] ?? 0;
    if (frequency === 0) continue;
    places.set(gram, weights.length);
    weights.push(weight * computeIdf(frequency, statistics.passages));
  }
  return { weights, places };
}
