import lunr from 'lunr';
import addGerman from 'lunr-languages/lunr.de.js';
import addStemmers from 'lunr-languages/lunr.stemmer.support.js';

/** lunr, with its German plug-in for German. */
export function createPeer(language) {
  if (language === 'de') {
    addStemmers(lunr);
    addGerman(lunr);
  }
  let index;
  return {
    build(passages) {
      index = lunr(function () {
        if (language === 'de') this.use(lunr.de);
        this.ref('id');
        this.field('text');
        for (const { id, text } of passages) this.add({ id, text });
      });
    },
    // lunr's query language has operators; every word is a plain term here.
    search: (question, limit) => ({
      ids: index
        .query((query) => {
          for (const token of lunr.tokenizer(question)) query.term(token.toString());
        })
        .slice(0, limit)
        .map(({ ref }) => ref),
    }),
  };
}
