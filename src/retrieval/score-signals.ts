import type { Candidate, PassageIndex } from '../indexing/passage-index.js';
import { computeIdf, saturate } from './compute-bm25.js';
import type { Query } from './query.js';
import { headingWeight, type Signal } from './weights.js';
import { noMatch, type WordMatch, type WordMatcher } from './word-matcher.js';

export type Signals = Readonly<Record<Signal, number>>;

/** Scores candidates for one question, signal by signal; not yet comparable with each other. */
export function createSignalScorer(
  query: Query,
  { matchWord, gramWeights }: WordMatcher,
  index: PassageIndex,
): (candidate: Candidate) => Signals {
  const { statistics } = index;
  const totalIdf = query.words.reduce((sum, { idf }) => sum + idf, 0);

  return ({ passage, profile }) => {
    const terms = new Float64Array(query.words.length);
    const gramCounts = new Float64Array(gramWeights.length);
    const count = (number: number, weight: number): void => {
      const match = matchWord(number);
      for (const [place, termWeight] of match.terms) {
        terms[place] = (terms[place] ?? 0) + weight * termWeight;
      }
      for (const place of match.grams) gramCounts[place] = (gramCounts[place] ?? 0) + weight;
    };
    for (const number of profile.words) count(number, 1);
    for (const number of profile.heading) count(number, headingWeight);
    const lengthRatio = profile.length / (statistics.averageLength || 1);
    const gramLengthRatio = profile.gramLength / (statistics.averageGramLength || 1);
    let termScore = 0;
    let coverage = 0;
    for (const [place, word] of query.words.entries()) {
      const frequency = terms[place] ?? 0;
      if (frequency === 0) continue;
      termScore += word.idf * saturate(frequency, lengthRatio);
      coverage += word.idf * Math.min(1, frequency);
    }
    let gramScore = 0;
    for (const [place, weight] of gramWeights.entries()) {
      const frequency = gramCounts[place] ?? 0;
      if (frequency > 0) gramScore += weight * saturate(frequency, gramLengthRatio);
    }
    const sentence = scoreSentences(profile, matchWord, query, gramWeights);
    return {
      terms: termScore,
      grams: gramScore,
      document: scoreDocument(passage.document, query, index),
      neighbours: scoreNeighbours(profile.words, matchWord, query, index),
      sentenceTerms: sentence.terms,
      sentenceGrams: sentence.grams,
      coverage: totalIdf === 0 ? 0 : coverage / totalIdf,
    };
  };
}

/** The best sentence's sum over the question's words and grams that it has, each once. */
function scoreSentences(
  { words, sentences }: Candidate['profile'],
  matchWord: WordMatcher['matchWord'],
  query: Query,
  gramWeights: readonly number[],
): { terms: number; grams: number } {
  const best = { terms: 0, grams: 0 };
  const seenTerms = new Float64Array(query.words.length);
  const seenGrams = new Int32Array(gramWeights.length).fill(-1);
  for (let at = 0; at < sentences.length; at += 1) {
    const end = sentences[at + 1] ?? words.length;
    seenTerms.fill(0);
    let grams = 0;
    for (let place = sentences[at] ?? 0; place < end; place += 1) {
      const match = matchWord(words[place] ?? 0);
      for (const [word, weight] of match.terms) {
        if (weight > (seenTerms[word] ?? 0)) seenTerms[word] = weight;
      }
      for (const gram of match.grams) {
        if (seenGrams[gram] === at) continue;
        seenGrams[gram] = at;
        grams += gramWeights[gram] ?? 0;
      }
    }
    let terms = 0;
    for (const [word, { idf }] of query.words.entries()) terms += idf * (seenTerms[word] ?? 0);
    best.terms = Math.max(best.terms, terms);
    best.grams = Math.max(best.grams, grams);
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
function scoreNeighbours(
  words: Uint32Array,
  matchWord: WordMatcher['matchWord'],
  query: Query,
  { lexicon }: PassageIndex,
): number {
  const met = new Set<number>();
  let previous: WordMatch = noMatch;
  for (const number of words) {
    if (lexicon.word(number).isStopWord) continue;
    const match = matchWord(number);
    for (const [place] of match.terms) {
      if (previous.terms.some(([before]) => before === place - 1)) met.add(place);
    }
    previous = match;
  }
  let score = 0;
  for (const place of met) {
    score += (query.words[place]?.idf ?? 0) + (query.words[place - 1]?.idf ?? 0);
  }
  return score;
}
