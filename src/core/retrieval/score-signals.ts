import type { Candidate, PassageIndex } from '../indexing/passage-index.js';
import { computeIdf, saturate } from './compute-bm25.js';
import type { Query } from './query.js';
import { headingWeight, type Signal } from './weights.js';
import { noMatch, stopWordMatch, type WordMatch, type WordMatcher } from './word-matcher.js';

export type Signals = Readonly<Record<Signal, number>>;

/** A word of a passage that shares a stem or a gram with the question. */
interface MetWord {
  /** Its index among all words of the passage. */
  readonly at: number;
  /** Its position among the words that are not stop words, from 1. */
  readonly contentAt: number;
  readonly match: WordMatch;
}

/**
 * Creates the scorer of one question. It computes every signal of a candidate; the values of different
 * signals are not on one scale, and `fuse` normalizes them.
 */
export function createSignalScorer(
  query: Query,
  matcher: WordMatcher,
  index: PassageIndex,
): (candidate: Candidate) => Signals {
  const { statistics } = index;
  const idfs = query.words.map(({ idf }) => idf);
  const totalIdf = idfs.reduce((sum, idf) => sum + idf, 0);
  const documentScores = new Map<string, number>();
  const scoreDocumentOnce = (path: string): number => {
    const known = documentScores.get(path);
    const score = known ?? scoreDocument(path, query, index);
    if (known === undefined) documentScores.set(path, score);
    return score;
  };

  return ({ passage, profile }) => {
    const inText = findMetWords(profile.words, matcher);
    const inHeading = findMetWords(profile.heading, matcher);
    const counts = countMatches(inText, inHeading, idfs.length, matcher.gramWeights.length);
    const lengthRatio = profile.length / (statistics.averageLength || 1);
    const gramLengthRatio = profile.gramLength / (statistics.averageGramLength || 1);
    let coverage = 0;
    for (const [word, idf] of idfs.entries()) {
      coverage += idf * Math.min(1, countAt(counts.terms, word));
    }
    return {
      terms: sumSaturated(counts.terms, idfs, lengthRatio),
      grams: sumSaturated(counts.grams, matcher.gramWeights, gramLengthRatio),
      document: scoreDocumentOnce(passage.document),
      neighbours: scoreNeighbours(inText, idfs),
      sentence: scoreBestSentence(inText, profile, matcher.gramWeights),
      coverage: totalIdf === 0 ? 0 : coverage / totalIdf,
    };
  };
}

function findMetWords(words: Uint32Array, { matchWord }: WordMatcher): MetWord[] {
  const met: MetWord[] = [];
  let at = 0;
  let contentAt = 0;
  for (const word of words) {
    const match = matchWord(word);
    if (match !== stopWordMatch) {
      contentAt += 1;
      if (match !== noMatch) met.push({ at, contentAt, match });
    }
    at += 1;
  }
  return met;
}

interface MatchCounts {
  readonly terms: Float64Array;
  readonly grams: Float64Array;
}

/** Counts how often each word and gram of the question occurs; in headings it counts `headingWeight`. */
function countMatches(
  inText: readonly MetWord[],
  inHeading: readonly MetWord[],
  words: number,
  grams: number,
): MatchCounts {
  const counts = { terms: new Float64Array(words), grams: new Float64Array(grams) };
  const count = (met: readonly MetWord[], factor: number): void => {
    for (const { match } of met) {
      for (const [word, weight] of match.terms) {
        counts.terms[word] = countAt(counts.terms, word) + factor * weight;
      }
      for (const gram of match.grams) counts.grams[gram] = countAt(counts.grams, gram) + factor;
    }
  };
  count(inText, 1);
  count(inHeading, headingWeight);
  return counts;
}

/** Like `itemAt`, but for one type of array only: in this loop, the shared function would be slow. */
function countAt(counts: Float64Array, at: number): number {
  const count = counts[at];
  if (count === undefined) throw new RangeError(`no count at index ${at} of ${counts.length}`);
  return count;
}

function weightAt(weights: readonly number[], at: number): number {
  const weight = weights[at];
  if (weight === undefined) throw new RangeError(`no weight at index ${at} of ${weights.length}`);
  return weight;
}

function sumSaturated(
  counts: Float64Array,
  weights: readonly number[],
  lengthRatio: number,
): number {
  let sum = 0;
  for (let at = 0; at < counts.length; at += 1) {
    const count = countAt(counts, at);
    if (count > 0) sum += weightAt(weights, at) * saturate(count, lengthRatio);
  }
  return sum;
}

/** Returns the highest sum, over the sentences, of the weights of the question's grams, each counted once. */
function scoreBestSentence(
  met: readonly MetWord[],
  { words, sentences }: Candidate['profile'],
  gramWeights: readonly number[],
): number {
  const seenIn = new Int32Array(gramWeights.length).fill(-1);
  let best = 0;
  let next = 0;
  for (let sentence = 0; sentence < sentences.length; sentence += 1) {
    const end = sentences[sentence + 1] ?? words.length;
    let sum = 0;
    for (let word = met[next]; word !== undefined && word.at < end; word = met[next]) {
      for (const gram of word.match.grams) {
        if (seenIn[gram] === sentence) continue;
        seenIn[gram] = sentence;
        sum += weightAt(gramWeights, gram);
      }
      next += 1;
    }
    best = Math.max(best, sum);
  }
  return best;
}

/** BM25 of the whole document, with frequencies counted over documents instead of passages. */
function scoreDocument(path: string, query: Query, index: PassageIndex): number {
  const document = index.document(path);
  if (document === undefined) throw new Error(`a candidate's document ${path} is not in the index`);
  const { documents, averageDocumentLength } = index.statistics;
  const lengthRatio = document.length / (averageDocumentLength || 1);
  let score = 0;
  for (const { stems } of query.words) {
    let best = 0;
    for (const { stem, weight } of stems) {
      const frequency = document.frequencyOf(stem);
      if (frequency === 0) continue;
      const idf = computeIdf(index.documentFrequency(stem), documents);
      best = Math.max(best, weight * idf * saturate(frequency, lengthRatio));
    }
    score += best;
  }
  return score;
}

/** Sums the idf of neighbouring words of the question that are neighbours in the text too, each pair once. */
function scoreNeighbours(met: readonly MetWord[], idfs: readonly number[]): number {
  /** By the second word of the pair. */
  const pairs = new Set<number>();
  for (const [at, word] of met.entries()) {
    const before = met[at - 1];
    if (before?.contentAt !== word.contentAt - 1) continue;
    for (const [second] of word.match.terms) {
      if (before.match.terms.some(([first]) => first === second - 1)) pairs.add(second);
    }
  }
  let score = 0;
  for (const second of pairs) score += weightAt(idfs, second) + weightAt(idfs, second - 1);
  return score;
}
