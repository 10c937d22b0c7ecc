import { loadGermanWordList } from '../../dist/src/core/analysis/german-word-list.js';
import { chooseSentence } from '../../dist/src/core/answer/choose-sentence.js';
import { computeConfidence } from '../../dist/src/core/answer/compute-confidence.js';
import { createMiniSearchIndex } from '../../dist/src/core/indexing/minisearch-index.js';
import { retrieve } from '../../dist/src/core/retrieval/retrieve.js';

/** Beleg: everything that an answer costs, the marked sentence and the confidence included. */
export function createPeer(language) {
  const index = createMiniSearchIndex();
  return {
    async build(passages) {
      index.add(
        passages.map((passage) => ({ ...passage, language: passage.language ?? language })),
      );
      // As it serves: packed, and with all that the first question would load.
      await index.save();
      loadGermanWordList();
    },
    search(question, limit) {
      const retrieval = retrieve(question, index, { limit });
      computeConfidence(retrieval, index);
      const [best] = retrieval.hits;
      const range =
        best === undefined
          ? undefined
          : chooseSentence(question, retrieval.query, best, retrieval.matcher).best;
      return {
        ids: retrieval.hits.map(({ passage }) => passage.id),
        sentence: range === undefined ? '' : best.passage.text.slice(range.start, range.end),
      };
    },
  };
}
