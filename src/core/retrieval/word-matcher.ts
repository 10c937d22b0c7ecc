import type { PassageIndex } from '../indexing/passage-index.js';
import { itemAt } from '../item-at.js';
import { computeIdf } from './compute-bm25.js';
import type { Query } from './query.js';

/** What a word of the corpus has in common with one question. */
export interface WordMatch {
  /** The question's words, by index, that it stands for, each with a weight from 0 to 1. */
  readonly terms: readonly (readonly [word: number, weight: number])[];
  /** The question's grams that it contains, as indexes into `gramWeights`. */
  readonly grams: readonly number[];
}

const none: WordMatch['terms'] = [];

/** The match of every stop word. */
export const stopWordMatch: WordMatch = { terms: none, grams: [] };

/** The match of every word that has nothing in common with the question. */
export const noMatch: WordMatch = { terms: [], grams: [] };

/**
 * Compares words of the corpus with one question. Ranking, quoting and highlighting share it, so that
 * they agree on what matches.
 */
export interface WordMatcher {
  /** @param number the word's number in the lexicon */
  readonly matchWord: (number: number) => WordMatch;
  /** The weight of each gram of the question: its share of its word times its idf. */
  readonly gramWeights: readonly number[];
}

/** Creates the matcher of a question. Each word of the corpus is compared once, when it is first asked for. */
export function createWordMatcher(query: Query, index: PassageIndex): WordMatcher {
  const { lexicon } = index;
  const grams = collectGrams(query, index);
  const wordsByStem = collectTerms(query);
  // The slot of each word's match, 0 while unknown. A typed array instead of a map, since a question
  // looks up some ten thousand words.
  const slots = new Uint16Array(lexicon.size);
  const matches: WordMatch[] = [noMatch, stopWordMatch, noMatch];
  const slotOf = { stopWord: 1, nothing: 2 } as const;
  const lastSlot = 0xffff;

  const compare = (number: number): WordMatch => {
    const stem = lexicon.stemOf(number);
    if (stem === undefined) {
      slots[number] = slotOf.stopWord;
      return stopWordMatch;
    }
    const terms = wordsByStem.get(stem) ?? none;
    const met: number[] = [];
    const end = numberAt(lexicon.gramStarts, number + 1);
    for (let at = numberAt(lexicon.gramStarts, number); at < end; at += 1) {
      const gram = grams.indexes[numberAt(lexicon.grams, at)];
      if (gram === undefined) throw new RangeError(`word ${number} has an unknown gram`);
      if (gram > 0) met.push(gram - 1);
    }
    if (terms.length === 0 && met.length === 0) {
      slots[number] = slotOf.nothing;
      return noMatch;
    }
    const match = { terms, grams: met };
    if (matches.length <= lastSlot) slots[number] = matches.push(match) - 1;
    return match;
  };
  return {
    gramWeights: grams.weights,
    matchWord: (number) => {
      const slot = slots[number];
      if (slot === undefined) throw new RangeError(`no word ${number} of ${slots.length}`);
      return slot === 0 ? compare(number) : (matches[slot] ?? compare(number));
    },
  };
}

/** Like `itemAt`, but for one type of array only: in these loops, the shared function would be slow. */
function numberAt(numbers: readonly number[], at: number): number {
  const number = numbers[at];
  if (number === undefined) throw new RangeError(`no number at index ${at} of ${numbers.length}`);
  return number;
}

/** The question's words, with their weights, by the stems that stand for them. */
function collectTerms(query: Query): Map<number, [word: number, weight: number][]> {
  const words = new Map<number, [number, number][]>();
  for (const [word, { stems }] of query.words.entries()) {
    for (const { stem, weight } of stems) {
      words.set(stem, [...(words.get(stem) ?? []), [word, weight]]);
    }
  }
  return words;
}

interface QueryGrams {
  readonly weights: readonly number[];
  /** By gram of the corpus: its index in `weights` plus one, or 0 when the question does not have it. */
  readonly indexes: Uint16Array;
}

function collectGrams(query: Query, { lexicon, statistics }: PassageIndex): QueryGrams {
  const summed = new Map<number, number>();
  for (const { grams } of query.words) {
    for (const [gram, weight] of grams) summed.set(gram, (summed.get(gram) ?? 0) + weight);
  }
  const weights: number[] = [];
  const indexes = new Uint16Array(lexicon.gramFrequency.length);
  for (const [gram, weight] of summed) {
    const frequency = itemAt(lexicon.gramFrequency, gram);
    if (frequency === 0) continue;
    weights.push(weight * computeIdf(frequency, statistics.passages));
    indexes[gram] = weights.length;
  }
  return { weights, indexes };
}
