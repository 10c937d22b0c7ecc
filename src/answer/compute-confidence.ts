import type { PassageIndex } from '../indexing/passage-index.js';
import { computeIdf } from '../retrieval/compute-bm25.js';
import type { QueryWord } from '../retrieval/query.js';
import type { Retrieval } from '../retrieval/retrieve.js';
import { confidenceWeights } from './answer-weights.js';

/** What speaks for the best hit and what against it, in the logarithm of the odds. */
export type Evidence = Readonly<
  Record<
    'bias' | 'grams' | 'sentenceGrams' | 'neighbours' | 'words' | 'names' | 'corpusSize',
    number
  >
>;

/**
 * How sure Beleg is that the best hit answers the question, from 0 to 1: a logistic function of how
 * much of the question the passage and its best sentence have. 0 without a hit.
 */
export function computeConfidence(retrieval: Retrieval, index: PassageIndex): number {
  const evidence = weighEvidence(retrieval, index);
  if (evidence === undefined) return 0;
  const sum = Object.values(evidence).reduce((total, part) => total + part, 0);
  return 1 / (1 + Math.exp(-sum));
}

/** `undefined` without a hit, or without a word that was asked about. */
export function weighEvidence(
  { query, matcher, hits }: Retrieval,
  index: PassageIndex,
): Evidence | undefined {
  const [best] = hits;
  if (best === undefined || query.words.length === 0) return undefined;
  const { passages } = index.statistics;
  const unknown = query.words.reduce((sum, word) => sum + word.unknownGrams, 0);
  const totalGrams =
    matcher.gramWeights.reduce((sum, weight) => sum + weight, 0) +
    unknown * computeIdf(0, passages);
  const totalIdf = query.words.reduce((sum, { idf }) => sum + idf, 0);
  const present = collectPresent(best.profile, index);
  const shares = query.words.map((word) => ({ word, share: shareOfWord(word, present) }));
  const names = shares.filter(({ word }) => /^\p{Lu}|\p{N}/u.test(word.surface));
  const weights = confidenceWeights;
  return {
    bias: weights.bias[query.language ?? 'en'],
    grams: weights.grams * (best.signals.grams / (totalGrams || 1)),
    sentenceGrams: weights.sentenceGrams * (best.signals.sentenceGrams / (totalGrams || 1)),
    neighbours: weights.neighbours * (best.signals.neighbours / (totalIdf || 1)),
    words: weights.words * average(shares.map(({ share }) => [share, 1])),
    names:
      weights.names *
      (names.length === 0
        ? weights.namesWithout
        : average(names.map(({ word, share }) => [share, word.idf]))),
    corpusSize: weights.corpusSize * Math.log(passages),
  };
}

interface Present {
  readonly stems: ReadonlySet<number>;
  readonly grams: ReadonlySet<number>;
}

function collectPresent(
  { words, heading }: { readonly words: Uint32Array; readonly heading: Uint32Array },
  { lexicon }: PassageIndex,
): Present {
  const stems = new Set<number>();
  const grams = new Set<number>();
  for (const number of [...words, ...heading]) {
    const stem = lexicon.stemOf(number);
    if (stem === undefined) continue;
    stems.add(stem);
    const end = lexicon.gramStarts[number + 1] ?? 0;
    for (let at = lexicon.gramStarts[number] ?? 0; at < end; at += 1) {
      grams.add(lexicon.grams[at] ?? 0);
    }
  }
  return { stems, grams };
}

/** How much of a word of the question a passage has: by its stems, or by its grams where that is more. */
function shareOfWord({ stems, grams, unknownGrams }: QueryWord, present: Present): number {
  const byStem = stems.reduce(
    (best, { stem, weight }) => (present.stems.has(stem) ? Math.max(best, weight) : best),
    0,
  );
  let met = 0;
  let total = unknownGrams;
  for (const [gram, weight] of grams) {
    total += weight;
    if (present.grams.has(gram)) met += weight;
  }
  const byGrams = total === 0 ? 0 : (met / total) ** confidenceWeights.gramShareExponent;
  return Math.max(byStem, byGrams);
}

function average(values: readonly (readonly [value: number, weight: number])[]): number {
  const total = values.reduce((sum, [, weight]) => sum + weight, 0);
  return total === 0 ? 0 : values.reduce((sum, [value, weight]) => sum + value * weight, 0) / total;
}
