import { Charset, Index } from 'flexsearch';

/** FlexSearch with its tolerant Latin charset; `suggest` lets a passage miss words of the question. */
export function createPeer() {
  const index = new Index({ tokenize: 'strict', encoder: Charset.LatinBalance });
  const ids = [];
  return {
    build(passages) {
      for (const { id, text } of passages) {
        index.add(ids.length, text);
        ids.push(id);
      }
    },
    search: (question, limit) => ({
      ids: index.search(question, { limit, suggest: true }).map((place) => ids[place]),
    }),
  };
}
