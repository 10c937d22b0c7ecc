import MiniSearch from 'minisearch';

import { createAnalyzer } from '../../dist/src/core/analysis/analyzer.js';

/** MiniSearch with Beleg's analyzer chain, and nothing else of Beleg. */
export function createPeer(language) {
  const analyzer = createAnalyzer(language);
  const index = new MiniSearch({
    fields: ['text'],
    tokenize: (text) => analyzer.analyze(text).map(({ term }) => term),
    processTerm: (term) => term,
  });
  return {
    build: (passages) => index.addAll(passages.map(({ id, text }) => ({ id, text }))),
    search: (question, limit) => ({
      ids: index
        .search(question)
        .map(({ id, score, queryTerms }) => ({ id, score: score / queryTerms.length }))
        .sort((a, b) => b.score - a.score)
        .slice(0, limit)
        .map(({ id }) => id),
    }),
  };
}
