/** An item that can be searched for. It has terms in two fields. */
export interface SearchItem {
  /** Its number in the index, set by the index; `notIndexed` while it is not in it. */
  ordinal: number;
}

/** The ordinal of an item that is not in the index. */
export const notIndexed = -1;

export const fields = ['body', 'heading'] as const;
export type Field = (typeof fields)[number];

/** How an index reads the items and names the terms, which are numbers from 0. */
export interface SearchSource<Item> {
  /** The terms of a field, repeated as often as they occur; always the same for one item. */
  termsOf(item: Item, field: Field): readonly number[];
  nameOf(term: number): string;
  /** More than the greatest term; it only grows. */
  readonly termCount: number;
  /** Orders items of equal score. */
  compare(a: Item, b: Item): number;
}
