import { type CreatePeer, importPeer } from '../peer.js';

interface Orama {
  create: (options: object) => object;
  insertMultiple: (database: object, documents: object[]) => Promise<unknown>;
  search: (
    database: object,
    query: object,
  ) => Promise<{ readonly hits: { readonly document: { readonly ref: string } }[] }>;
}

const names = { de: 'german', en: 'english' } as const;

/**
 * Orama with the stemmer and stop words of the language. Without `exact`, which keeps only passages
 * that contain the question word for word, and without `allowDuplicates`, which ranks worse here.
 */
export const createPeer: CreatePeer = async (code) => {
  const language = names[code];
  const { create, insertMultiple, search } = await importPeer<Orama>('@orama/orama');
  const { stemmer } = await importPeer<{ stemmer: unknown }>(`@orama/stemmers/${language}`);
  const { stopwords: stopWords } = await importPeer<{ stopwords: unknown }>(
    `@orama/stopwords/${language}`,
  );
  const database = create({
    schema: { ref: 'string', text: 'string' },
    components: { tokenizer: { language, stemming: true, stemmer, stopWords } },
  });
  return {
    async build(passages) {
      await insertMultiple(
        database,
        passages.map(({ id, text }) => ({ ref: id, text })),
      );
    },
    async search(question, limit) {
      const query = { term: question, properties: ['text'], limit, threshold: 1 };
      const { hits } = await search(database, query);
      return { ids: hits.map(({ document }) => document.ref) };
    },
  };
};
