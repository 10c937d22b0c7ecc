import { create, insertMultiple, search } from '@orama/orama';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as german } from '@orama/stemmers/german';

/** Orama with its stemmer of the language. */
export function createPeer(language) {
  const [name, stemmer] = language === 'de' ? ['german', german] : ['english', english];
  const database = create({
    schema: { ref: 'string', text: 'string' },
    components: { tokenizer: { language: name, stemming: true, stemmer } },
  });
  return {
    build: (passages) =>
      insertMultiple(
        database,
        passages.map(({ id, text }) => ({ ref: id, text })),
      ),
    async search(question, limit) {
      const { hits } = await search(database, {
        term: question,
        properties: ['text'],
        limit,
        threshold: 1,
      });
      return { ids: hits.map(({ document }) => document.ref) };
    },
  };
}
