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

const none: WordMatch['terms'] = [];

/** Of stop words. */
export const stopWordMatch: WordMatch = { terms: none, grams: [] };

/** Of words that have nothing of the question. */
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
  // A typed array instead of a map: a question looks up some ten thousand words.
  const known = new Uint16Array(lexicon.size);
  const matches: WordMatch[] = [noMatch, stopWordMatch, noMatch];
  const numberOf = { stopWord: 1, nothing: 2 } as const;
  const most = 0xffff;

  const matchNow = (number: number): WordMatch => {
    const stem = lexicon.stemOf(number);
    if (stem === undefined) {
      known[number] = numberOf.stopWord;
      return stopWordMatch;
    }
    const terms = termPlaces.get(stem) ?? none;
    const met: number[] = [];
    const end = lexicon.gramStarts[number + 1] ?? 0;
    for (let at = lexicon.gramStarts[number] ?? 0; at < end; at += 1) {
      const place = grams.places[lexicon.grams[at] ?? 0] ?? 0;
      if (place > 0) met.push(place - 1);
    }
    if (terms.length === 0 && met.length === 0) {
      known[number] = numberOf.nothing;
      return noMatch;
    }
    const match = { terms, grams: met };
    if (matches.length <= most) known[number] = matches.push(match) - 1;
    return match;
  };
  return {
    gramWeights: grams.weights,
    matchWord: (number) => {
      const at = known[number];
      return at === undefined || at === 0 ? matchNow(number) : (matches[at] ?? noMatch);
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
  /** By gram: its place plus one, 0 for grams that the question does not have. */
  readonly places: Uint16Array;
}

function collectGrams(query: Query, { lexicon, statistics }: PassageIndex): QueryGrams {
  const summed = new Map<number, number>();
  for (const { grams } of query.words) {
    for (const [gram, weight] of grams) summed.set(gram, (summed.get(gram) ?? 0) + weight);
  }
  const weights: number[] = [];
  const places = new Uint16Array(lexicon.gramFrequency.length);
  for (const [gram, weight] of summed) {
    const frequency = lexicon.gramFrequency[gram] ?? 0;
    if (frequency === 0) continue;
    weights.push(weight * computeIdf(frequency, statistics.passages));
    places[gram] = weights.length;
  }
  return { weights, places };
}
