import type { PassageIndex } from '../indexing/passage-index.js';
import type { Retrieval } from '../retrieval/retrieve.js';
import { createSignalScorer } from '../retrieval/score-signals.js';
import { createWordMatcher } from '../retrieval/word-matcher.js';

/**
 * The best hit of a retrieval, rated by the question's own words, as if there were no starter synonyms.
 * The same retrieval where none applies.
 */
export function dropStarterSynonyms(retrieval: Retrieval, index: PassageIndex): Retrieval {
  const { ownQuery, query, hits } = retrieval;
  if (ownQuery === query) return retrieval;
  const matcher = createWordMatcher(ownQuery, index);
  const score = createSignalScorer(ownQuery, matcher, index);
  const rated = hits.slice(0, 1).map((hit) => ({ ...hit, signals: score(hit) }));
  return { ...retrieval, query: ownQuery, matcher, hits: rated };
}
