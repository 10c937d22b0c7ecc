import { itemAt } from '../../../src/core/item-at.js';
import { type CreatePeer, importPeer } from '../peer.js';

interface FlexSearch {
  readonly default: {
    readonly Charset: { readonly Normalize: unknown };
    readonly Encoder: new (charset: unknown, language: unknown) => object;
    readonly Index: new (options: object) => {
      add(id: number, text: string): void;
      search(question: string, options: object): number[];
    };
  };
}

/**
 * FlexSearch with its normalizing charset and the stop words and stemmer of the language. `suggest`
 * lets a passage lack words of the question.
 */
export const createPeer: CreatePeer = async (language) => {
  const { Charset, Encoder, Index } = (await importPeer<FlexSearch>('flexsearch')).default;
  const { default: words } = await importPeer<{ default: unknown }>(`flexsearch/lang/${language}`);
  const encoder = new Encoder(Charset.Normalize, words);
  const index = new Index({ tokenize: 'strict', encoder });
  const ids: string[] = [];
  return {
    build(passages) {
      for (const { id, text } of passages) {
        index.add(ids.length, text);
        ids.push(id);
      }
    },
    search: (question, limit) => ({
      ids: index.search(question, { limit, suggest: true }).map((number) => itemAt(ids, number)),
    }),
  };
};
