import { Charset, Encoder, Index } from 'flexsearch';
import german from 'flexsearch/lang/de';
import english from 'flexsearch/lang/en';

/**
 * FlexSearch with its normalizing charset and its stop words and stemmer of the language; `suggest` lets
 * a passage miss words of the question.
 */
export function createPeer(language) {
  const encoder = new Encoder(Charset.Normalize, language === 'de' ? german : english);
  const index = new Index({ tokenize: 'strict', encoder });
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
