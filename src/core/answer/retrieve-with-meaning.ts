import { compareTexts } from '../compare-texts.js';
import type { SemanticScores } from '../embedding/semantic-scores.js';
import type { PassageIndex } from '../indexing/passage-index.js';
import type { Hit } from '../retrieval/hit.js';
import {
  rankCandidates,
  retrieve,
  type RetrieveOptions,
  type Retrieval,
  takeBest,
} from '../retrieval/retrieve.js';
import type { SemanticMatch } from '../retrieval/semantic-match.js';
import { signalWeights } from '../retrieval/weights.js';
import { computeConfidence } from './compute-confidence.js';
import { fusionWeights, semanticCandidates } from './semantic-weights.js';

export interface RetrieveWithMeaningOptions extends RetrieveOptions {
  /** How alike the question and each passage are in meaning. Default: ranks by words alone. */
  readonly semantic?: SemanticScores | undefined;
}

/** The score of a passage that is the best by every signal. */
const mostWords = Object.values<number>(signalWeights).reduce((sum, weight) => sum + weight, 0);

/**
 * Finds and ranks the passages for a question by words and, if an encoder has compared it with the
 * passages, by meaning as well. What the question names outright still comes first.
 */
export function retrieveWithMeaning(
  question: string,
  index: PassageIndex,
  { semantic, ...options }: RetrieveWithMeaningOptions = {},
): Retrieval {
  if (semantic === undefined) return retrieve(question, index, options);
  const { limit = 10, document, starterSynonyms = true } = options;
  const nearest = semantic.findNearest(semanticCandidates, (id) => {
    const passage = index.candidate(id)?.passage;
    return passage !== undefined && (document === undefined || passage.document === document);
  });
  const lexical = rankCandidates(question, index, {
    document,
    starterSynonyms,
    also: nearest,
  });
  const confidence = computeConfidence(lexical, index);
  const hits = fuse(lexical.hits, Math.min(1, fusionWeights.leastTrust + confidence), semantic);
  const best = takeBest({ ...lexical, hits }, limit);
  const [nearestId] = nearest;
  if (nearestId === undefined) return best;
  return { ...best, semantic: describeMatch(best, semantic.cosineOf(nearestId), semantic) };
}

/** Best first; the mean cosine counts as none, so that a score near 0 means that little speaks for a hit. */
function fuse(hits: readonly Hit[], trust: number, semantic: SemanticScores): Hit[] {
  return hits
    .map((hit) => {
      const likeness = semantic.cosineOf(hit.passage.id) - semantic.mean;
      return { ...hit, score: (trust * hit.score) / mostWords + fusionWeights.cosine * likeness };
    })
    .sort((a, b) => b.score - a.score || compareTexts(a.passage.id, b.passage.id));
}

function describeMatch(
  { query, hits: [best] }: Retrieval,
  greatest: number,
  { mean, deviation, size }: SemanticScores,
): SemanticMatch {
  const language = best?.passage.language;
  const distance = deviation === 0 ? 0 : (greatest - mean) / deviation;
  // The expected maximum of so many independent normal values is close to this.
  const expected = Math.sqrt(2 * Math.log(Math.max(1, size)));
  return {
    surprise: distance - expected,
    isCrossLingual:
      query.language !== undefined && language !== undefined && query.language !== language,
  };
}
