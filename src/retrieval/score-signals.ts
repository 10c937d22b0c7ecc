import type { Candidate, PassageIndex } from '../indexing/passage-index.js';
import { computeIdf, saturate } from './compute-bm25.js';
import type { Query } from './query.js';
import { headingWeight, type Signal } from './weights.js';

export type Signals = Readonly<Record<Signal, number>>;

/** What a word of the corpus means to one question; worked out once for each word met. */
interface WordMatch {
  /** Which words of the question it stands for, with its weight. */
  readonly terms: readonly (readonly [word: number, weight: number])[];
  /** Places of the question's grams it has. */
  readonly grams: readonly number[];
}

const noMatch: WordMatch = { terms: [], grams: [] };

/** Scores candidates for one question, signal by signal; not yet comparable with each other. */
export function createSignalScorer(
  query: Query,
  index: PassageIndex,
): (candidate: Candidate) => Signals {
  const { lexicon, statistics } = index;
  const grams = collectGrams(query, index);
  const termPlaces = new Map<number, [number, number][]>();
  for (const [place, word] of query.words.entries()) {
    for (const { stem, weight } of word.stems) {
      const places = termPlaces.get(stem) ?? [];
      places.push([place, weight]);
      termPlaces.set(stem, places);
    }
  }
  const matches = new Map<number, WordMatch>();
  const matchWord = (number: number): WordMatch => {
    const known = matches.get(number);
    if (known !== undefined) return known;
    const word = lexicon.word(number);
    const match = word.isStopWord
      ? noMatch
      : {
          terms: termPlaces.get(word.stem) ?? [],
          grams: [...word.grams].flatMap((gram) => grams.places.get(gram) ?? []),
        };
    matches.set(number, match);
    return match;
  };
  const totalIdf = query.words.reduce((sum, { idf }) => sum + idf, 0);

  return ({ passage, profile }) => {
    const terms = new Float64Array(query.words.length);
    const gramCounts = new Float64Array(grams.weights.length);
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
    for (const [place, weight] of grams.weights.entries()) {
      const frequency = gramCounts[place] ?? 0;
      if (frequency > 0) gramScore += weight * saturate(frequency, gramLengthRatio);
    }
    const sentence = scoreSentences(profile, matchWord, query, grams.weights);
    return {
      terms: termScore,
      grams: gramScore,
      document: scoreDocument(passage.document, query, index),
      neighbours: scoreNeighbours(profile.words, matchWord, query),
      sentenceTerms: sentence.terms,
      sentenceGrams: sentence.grams,
      coverage: totalIdf === 0 ? 0 : coverage / totalIdf,
    };
  };
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

type MatchWord = (number: number) => WordMatch;

/** The best sentence's sum over the question's words and grams that it has, each once. */
function scoreSentences(
  { words, sentences }: Candidate['profile'],
  matchWord: MatchWord,
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
function scoreNeighbours(words: Uint32Array, matchWord: MatchWord, query: Query): number {
  const met = new Set<number>();
  let previous: WordMatch = noMatch;
  for (const number of words) {
    const match = matchWord(number);
    if (match === noMatch) continue;
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
