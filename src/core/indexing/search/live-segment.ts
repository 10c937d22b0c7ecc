import MiniSearch from 'minisearch';

import { type Field, fields, type SearchItem, type SearchSource } from './search-source.js';

/** An item as MiniSearch is given it: the names of its terms, separated by blanks. */
type LiveDocument = { readonly id: number } & Readonly<Record<Field, string>>;

/** The items that were added since the last merge, in a MiniSearch. */
export class LiveSegment<Item extends SearchItem> {
  readonly #source: SearchSource<Item>;
  readonly #miniSearch = new MiniSearch<LiveDocument>({
    fields: [...fields],
    tokenize: (names) => (names === '' ? [] : names.split(' ')),
    processTerm: (name) => name,
    autoVacuum: false,
  });

  constructor(source: SearchSource<Item>) {
    this.#source = source;
  }

  /** Adds an item under its ordinal. */
  add(item: Item): void {
    this.#miniSearch.add(this.#toDocument(item));
  }

  /** Removes an item, which still has the ordinal under which it was added. */
  remove(item: Item): void {
    this.#miniSearch.remove(this.#toDocument(item));
  }

  /** The ordinals of the items that have a term in a field, in no particular order. */
  find(term: number, field: Field): number[] {
    const found: number[] = [];
    if (this.#miniSearch.documentCount === 0) return found;
    // MiniSearch would build a result for each item, but it calls `boostDocument` before that, and
    // skips an item whose boost is 0.
    this.#miniSearch.search(this.#source.nameOf(term), {
      fields: [field],
      boostDocument: (ordinal: number) => {
        found.push(ordinal);
        return 0;
      },
    });
    return found;
  }

  #toDocument(item: Item): LiveDocument {
    const textOf = (field: Field): string =>
      this.#source
        .termsOf(item, field)
        .map((term) => this.#source.nameOf(term))
        .join(' ');
    return { id: item.ordinal, body: textOf('body'), heading: textOf('heading') };
  }
}
