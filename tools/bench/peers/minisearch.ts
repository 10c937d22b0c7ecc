import type MiniSearchClass from 'minisearch';

import { type CreatePeer, importPeer } from '../peer.js';

/** MiniSearch with its defaults. */
export const createPeer: CreatePeer = async () => {
  const { default: MiniSearch } = await importPeer<{ default: typeof MiniSearchClass }>(
    'minisearch',
  );
  const index = new MiniSearch<{ id: string; text: string }>({ fields: ['text'] });
  return {
    build: (passages) => index.addAll(passages.map(({ id, text }) => ({ id, text }))),
    search: (question, limit) => ({
      ids: index
        .search(question)
        .slice(0, limit)
        .map(({ id }) => String(id)),
    }),
  };
};
