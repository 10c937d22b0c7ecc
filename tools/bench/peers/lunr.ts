import { type CreatePeer, importPeer } from '../peer.js';

interface Builder {
  use(plugin: unknown): void;
  ref(name: string): void;
  field(name: string): void;
  add(document: object): void;
}

interface LunrQuery {
  term(term: string): void;
}

interface LunrIndex {
  query(build: (query: LunrQuery) => void): { readonly ref: string }[];
}

interface Lunr {
  (configure: (this: Builder) => void): LunrIndex;
  tokenizer(text: string): { toString(): string }[];
  readonly de: unknown;
}

type Plugin = (lunr: Lunr) => void;

/** lunr, with its German plug-in for German. */
export const createPeer: CreatePeer = async (language) => {
  const { default: lunr } = await importPeer<{ default: Lunr }>('lunr');
  if (language === 'de') {
    for (const name of ['lunr.stemmer.support.js', 'lunr.de.js']) {
      (await importPeer<{ default: Plugin }>(`lunr-languages/${name}`)).default(lunr);
    }
  }
  let index: LunrIndex | undefined;
  return {
    build(passages) {
      index = lunr(function () {
        if (language === 'de') this.use(lunr.de);
        this.ref('id');
        this.field('text');
        for (const { id, text } of passages) this.add({ id, text });
      });
    },
    search(question, limit) {
      if (index === undefined) throw new Error('search before build');
      // lunr's query language has operators. Here every word is a plain term.
      const hits = index.query((query) => {
        for (const token of lunr.tokenizer(question)) query.term(token.toString());
      });
      return { ids: hits.slice(0, limit).map(({ ref }) => ref) };
    },
  };
};
