import type { Candidate, PassageIndex } from '../indexing/passage-index.js';
import { computeIdf, saturate } from './compute-bm25.js';
import type { Query } from './query.js';
import { headingWeight, type Signal } from './weights.js';
import { noMatch, stopWordMatch, type WordMatch, type WordMatcher } from './word-matcher.js';

export type Signals = Readonly<Record<Signal, number>>;

/** A word of a passage that has something of the question. */
interface MetWord {
  /** Its place among all words of the passage. */
  readonly at: number;
  /** Its place among those that are not stop words. */
  readonly contentAt: number;
  readonly match: WordMatch;
}

/** Scores candidates for one question, signal by signal; not yet comparable with each other. */
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
    for (let place = 0; place < idfs.length; place += 1) {
      coverage += (idfs[place] ?? 0) * Math.min(1, counts.terms[place] ?? 0);
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
  let contentAt = 0;
  for (let at = 0; at < words.length; at += 1) {
    const match = matchWord(words[at] ?? 0);
    if (match === stopWordMatch) continue;
    contentAt += 1;
    if (match !== noMatch) met.push({ at, contentAt, match });
  }
  return met;
}

interface MatchCounts {
  readonly terms: Float64Array;
  readonly grams: Float64Array;
}

/** How often each word and gram of the question stands there, a heading's words counting less. */
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
        counts.terms[word] = (counts.terms[word] ?? 0) + factor * weight;
      }
      for (const gram of match.grams) counts.grams[gram] = (counts.grams[gram] ?? 0) + factor;
    }
  };
  count(inText, 1);
  count(inHeading, headingWeight);
  return counts;
}

function sumSaturated(
  counts: Float64Array,
  weights: readonly number[],
  lengthRatio: number,
): number {
  let sum = 0;
  for (let place = 0; place < counts.length; place += 1) {
    const count = counts[place] ?? 0;
    if (count > 0) sum += (weights[place] ?? 0) * saturate(count, lengthRatio);
  }
  return sum;
}

/** The best sentence's sum over the question's grams that it has, each once. */
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
    for (; next < met.length && (met[next]?.at ?? 0) < end; next += 1) {
      for (const gram of met[next]?.match.grams ?? []) {
        if (seenIn[gram] === sentence) continue;
        seenIn[gram] = sentence;
        sum += gramWeights[gram] ?? 0;
      }
    }
    best = Math.max(best, sum);
  }
  return best;
}

function scoreDocument(path: string, query: Query, index: PassageIndex): number {
  const document = index.document(path);
  if (document === undefined) return 0;
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

/** The rarity of the question's neighbouring words that are neighbours in the text, each pair once. */
function scoreNeighbours(met: readonly MetWord[], idfs: readonly number[]): number {
  const pairs = new Set<number>();
  for (let at = 1; at < met.length; at += 1) {
    const word = met[at];
    const before = met[at - 1];
    if (word === undefined || before?.contentAt !== word.contentAt - 1) continue;
    for (const [place] of word.match.terms) {
      if (before.match.terms.some(([other]) => other === place - 1)) pairs.add(place);
    }
  }
  let score = 0;
  for (const place of pairs) score += (idfs[place] ?? 0) + (idfs[place - 1] ?? 0);
  return score;
}
