import { create, insertMultiple, search } from '@orama/orama';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as german } from '@orama/stemmers/german';
import { stopwords as englishStopWords } from '@orama/stopwords/english';
import { stopwords as germanStopWords } from '@orama/stopwords/german';

/** Orama with its stemmer and its stop words of the language. */
export function createPeer(language) {
  const [name, stemmer, stopWords] =
    language === 'de'
      ? ['german', german, germanStopWords]
      : ['english', english, englishStopWords];
  const database = create({
    schema: { ref: 'string', text: 'string' },
    components: { tokenizer: { language: name, stemming: true, stemmer, stopWords } },
  });
  return {
    build: (passages) =>
      insertMultiple(
        database,
        passages.map(({ id, text }) => ({ ref: id, text })),
      ),
    async search(question, limit) {
      // Without punctuation: Orama takes "KFOR?" for another word than "KFOR".
      const term = question.replace(/[^\p{L}\p{N}\s-]/gu, ' ');
      const { hits } = await search(database, { term, properties: ['text'], limit, threshold: 1 });
      return { ids: hits.map(({ document }) => document.ref) };
    },
  };
}
