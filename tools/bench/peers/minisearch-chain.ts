import type MiniSearchClass from 'minisearch';

import { createAnalyzer } from '../../../src/core/analysis/analyzer.js';
import { type CreatePeer, importPeer } from '../peer.js';

/** MiniSearch with Beleg's analyzer chain, and nothing else of Beleg. */
export const createPeer: CreatePeer = async (language) => {
  const { default: MiniSearch } = await importPeer<{ default: typeof MiniSearchClass }>(
    'minisearch',
  );
  const analyzer = createAnalyzer(language);
  const index = new MiniSearch<{ id: string; text: string }>({
    fields: ['text'],
    tokenize: (text) => analyzer.analyze(text).map(({ term }) => term),
    processTerm: (term) => term,
  });
  return {
    build: (passages) => index.addAll(passages.map(({ id, text }) => ({ id, text }))),
    search: (question, limit) => ({
      ids: index
        .search(question)
        .map(({ id, score, queryTerms }) => ({
          id: String(id),
          score: score / queryTerms.length,
        }))
        .sort((a, b) => b.score - a.score)
        .slice(0, limit)
        .map(({ id }) => id),
    }),
  };
};
