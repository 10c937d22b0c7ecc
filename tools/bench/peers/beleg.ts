import { loadGermanWordList } from '../../../src/core/analysis/word-lists/german-word-list.js';
import { chooseSentence } from '../../../src/core/answer/choose-sentence.js';
import { computeConfidence } from '../../../src/core/answer/compute-confidence.js';
import { createMiniSearchIndex } from '../../../src/core/indexing/minisearch-index.js';
import { retrieve } from '../../../src/core/retrieval/retrieve.js';
import type { CreatePeer } from '../peer.js';

/** Measures Beleg with everything that an answer costs, including the marked sentence and the confidence. */
export const createPeer: CreatePeer = (language) => {
  const index = createMiniSearchIndex();
  return {
    async build(passages) {
      index.add(
        passages.map((passage) => ({ ...passage, language: passage.language ?? language })),
      );
      // Packed as in production, with everything loaded that the first question would load.
      await index.save();
      loadGermanWordList();
    },
    search(question, limit) {
      const retrieval = retrieve(question, index, { limit });
      computeConfidence(retrieval, index);
      const ids = retrieval.hits.map(({ passage }) => passage.id);
      const [best] = retrieval.hits;
      if (best === undefined) return { ids, sentence: '' };
      const { start, end } = chooseSentence(
        question,
        retrieval.query,
        best,
        retrieval.matcher,
      ).best;
      return { ids, sentence: best.passage.text.slice(start, end) };
    },
  };
};
