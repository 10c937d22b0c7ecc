import MiniSearch from 'minisearch';

/** MiniSearch as it comes. */
export function createPeer() {
  const index = new MiniSearch({ fields: ['text'] });
  return {
    build: (passages) => index.addAll(passages.map(({ id, text }) => ({ id, text }))),
    search: (question, limit) => ({
      ids: index
        .search(question)
        .slice(0, limit)
        .map(({ id }) => id),
    }),
  };
}
