import { create, insertMultiple, search } from '@orama/orama';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as german } from '@orama/stemmers/german';
import { stopwords as englishStopWords } from '@orama/stopwords/english';
import { stopwords as germanStopWords } from '@orama/stopwords/german';

const tokenizers = {
  de: { language: 'german', stemming: true, stemmer: german, stopWords: germanStopWords },
  en: { language: 'english', stemming: true, stemmer: english, stopWords: englishStopWords },
};

/**
 * Orama with its stemmer and its stop words of the language. Not with `exact`, which keeps only passages
 * that have the whole question word for word, nor with `allowDuplicates`, which ranks worse here.
 */
export function createPeer(language) {
  const database = create({
    schema: { ref: 'string', text: 'string' },
    components: { tokenizer: tokenizers[language] },
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
