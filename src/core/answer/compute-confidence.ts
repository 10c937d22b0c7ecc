import type { PassageIndex } from '../indexing/passage-index.js';
import { itemAt } from '../item-at.js';
import { computeIdf } from '../retrieval/compute-bm25.js';
import type { QuestionMatch } from '../retrieval/recognize-match.js';
import type { QueryWord } from '../retrieval/query.js';
import type { Hit } from '../retrieval/hit.js';
import type { Retrieval } from '../retrieval/retrieve.js';
import type { SemanticMatch } from '../retrieval/semantic-match.js';
import { confidenceWeights } from './answer-weights.js';
import { dropStarterSynonyms } from './drop-starter-synonyms.js';
import { confidenceWithMeaning } from './semantic-weights.js';

/** What speaks for the best hit and against it, each in log odds. */
export type Evidence = Readonly<
  Record<
    | 'bias'
    | 'information'
    | 'matchedInformation'
    | 'sentenceWords'
    | 'neighbours'
    | 'names'
    | 'document'
    | 'documents'
    | 'match'
    | 'meaning',
    number
  >
>;

/**
 * Computes how sure Beleg is that the best hit answers the question, from 0 to 1: a logistic function of
 * how much the question says and how much of that the passage, its best sentence and its document match.
 * 0 without a hit. Starter synonyms count for nothing: thresholds are fitted with questions in the words
 * of the documents, which cannot tell how often a synonym is wrong.
 */
export function computeConfidence(retrieval: Retrieval, index: PassageIndex): number {
  return addEvidence(weighEvidence(dropStarterSynonyms(retrieval, index), index));
}

/**
 * The confidence with the starter synonyms, where they raise it. It decides whether the best hit is
 * shown at all, as the closest passage; whether it is shown as sure, `computeConfidence` decides.
 */
export function computeCloseness(retrieval: Retrieval, index: PassageIndex): number {
  return Math.max(
    computeConfidence(retrieval, index),
    addEvidence(weighEvidence(retrieval, index)),
  );
}

/** The logistic function of the evidence; 0 without any. */
function addEvidence(evidence: Evidence | undefined): number {
  if (evidence === undefined) return 0;
  const sum = Object.values(evidence).reduce((total, part) => total + part, 0);
  return 1 / (1 + Math.exp(-sum));
}

/** Weighs the evidence for the best hit; `undefined` without a hit or without a content word. */
export function weighEvidence(
  { query, matcher, match, hits, semantic }: Retrieval,
  index: PassageIndex,
): Evidence | undefined {
  const [best] = hits;
  if (best === undefined || query.words.length === 0) return undefined;
  const { passages, documents } = index.statistics;
  const unknown = query.words.reduce((sum, word) => sum + word.unknownGrams, 0);
  const totalGrams =
    matcher.gramWeights.reduce((sum, weight) => sum + weight, 0) +
    unknown * computeIdf(0, passages);
  const totalIdf = query.words.reduce((sum, { idf }) => sum + idf, 0);
  const information = measureInformation(totalIdf, index);
  const weights = confidenceWeights;
  const language = query.language ?? best.passage.language ?? 'de';
  const lexical = {
    bias: weights.bias[language],
    information: weights.information * information,
    matchedInformation:
      weights.matchedInformation * information * (best.signals.grams / (totalGrams || 1)),
    sentenceWords: weights.sentenceWords * shareInBestSentence(query.words, best, index),
    neighbours: weights.neighbours * (best.signals.neighbours / (totalIdf || 1)),
    names: weights.names * weighNames(query.words, best, index),
    document: weights.document * (best.signals.document / (totalIdf || 1)),
    documents: weights.documents * Math.log(Math.min(documents, weights.mostDocuments)),
  };
  const meaning = weighMeaning(semantic, lexical);
  return { ...lexical, match: weights.match * weighMatch(match, best), meaning };
}

/**
 * What the encoder's evidence adds to the lexical evidence, or takes from it; 0 without an encoder. What
 * the question names outright is not weighed against its meaning.
 */
function weighMeaning(
  semantic: SemanticMatch | undefined,
  lexical: Readonly<Record<string, number>>,
): number {
  if (semantic === undefined) return 0;
  const { sameLanguage, crossLingual, lexicalRange } = confidenceWithMeaning;
  const { isCrossLingual, surprise } = semantic;
  const weights = isCrossLingual ? crossLingual : sameLanguage;
  const sum = Object.values(lexical).reduce((total, part) => total + part, 0);
  const [least, most] = lexicalRange;
  const limited = Math.min(most, Math.max(least, sum));
  return weights.lexical * limited + weights.surprise * surprise + weights.bias - sum;
}

/**
 * 1 when the question names the section of the best hit outright; a share of that when it names several
 * sections, of which only one can be meant.
 */
function weighMatch(match: QuestionMatch | undefined, { passage }: Hit): number {
  const isNamed = match?.sections.some((ids) => ids.includes(passage.id)) ?? false;
  return match === undefined || !isNamed ? 0 : 1 / match.sections.length;
}

/**
 * How much the question says: its summed IDF relative to `fullInformation` words of the highest IDF. A
 * question of two common words matches many passages by chance.
 */
function measureInformation(totalIdf: number, index: PassageIndex): number {
  const { fullInformation, mostInformation } = confidenceWeights;
  return Math.min(mostInformation, totalIdf / (highestIdf(index) * fullInformation));
}

/** In nats: about the IDF of a word that occurs in a single passage. */
function highestIdf({ statistics }: PassageIndex): number {
  return Math.max(confidenceWeights.leastLogarithm, Math.log(statistics.passages));
}

/**
 * The share of the question's names and numbers that the passage contains, weighted by rarity: the
 * documents must mention whom or what was asked about. Names that occur everywhere say little and count as
 * none. In a question without capitals every word may be a name.
 */
function weighNames(words: readonly QueryWord[], { profile }: Hit, index: PassageIndex): number {
  const withCapitals = words.some(({ surface }) => surface !== surface.toLowerCase());
  const names = withCapitals
    ? words.filter(({ surface }) => /^\p{Lu}|\p{N}/u.test(surface))
    : words;
  const present = collectPresent([profile.words, profile.heading], index);
  const share = average(names.map((word) => [shareOfWord(word, present), word.idf]));
  const told = names.reduce((sum, { idf }) => sum + idf, 0) / highestIdf(index);
  const weight = Math.min(1, told);
  return weight * share + (1 - weight) * confidenceWeights.namesWithout;
}

/** The largest share of the question's words, unweighted, that one sentence and the headings contain. */
function shareInBestSentence(
  words: readonly QueryWord[],
  { profile }: Hit,
  index: PassageIndex,
): number {
  const { sentences, heading } = profile;
  const shares = Array.from(sentences, (start, at) => {
    const sentence = profile.words.subarray(start, sentences[at + 1]);
    const present = collectPresent([sentence, heading], index);
    return average(words.map((word) => [shareOfWord(word, present), 1]));
  });
  return Math.max(0, ...shares);
}

interface Present {
  readonly stems: ReadonlySet<number>;
  readonly grams: ReadonlySet<number>;
}

function collectPresent(parts: readonly Uint32Array[], { lexicon }: PassageIndex): Present {
  const stems = new Set<number>();
  const grams = new Set<number>();
  for (const number of parts.flatMap((part) => [...part])) {
    const stem = lexicon.stemOf(number);
    if (stem === undefined) continue;
    stems.add(stem);
    const end = itemAt(lexicon.gramStarts, number + 1);
    for (let at = itemAt(lexicon.gramStarts, number); at < end; at += 1) {
      grams.add(itemAt(lexicon.grams, at));
    }
  }
  return { stems, grams };
}

/** How much of a word of the question is present: by its stems or by its grams, whichever is more. */
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
