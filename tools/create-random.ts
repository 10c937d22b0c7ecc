/** Returns another number from 0 up to but not including 1 at each call. */
export type Random = () => number;

/** Creates a Mulberry32 generator (Tommy Ettinger). The same seed gives the same numbers. */
export function createRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Picks a whole number from 0 up to but not including `below`. */
export function pickNumber(random: Random, below: number): number {
  return Math.floor(random() * below);
}

/** Picks one of the items; throws when there are none. */
export function pickOne<Item>(random: Random, items: readonly Item[]): Item {
  const item = items[pickNumber(random, items.length)];
  if (item === undefined) throw new RangeError('there is nothing to pick from');
  return item;
}
