/** A set that has an element, and where: its elements stand in ascending order. */
interface Place {
  readonly number: number;
  readonly position: number;
}

/**
 * Finds, among the sets added so far, the one most like another by Jaccard's index (shared elements
 * over all elements), without comparing it with each. Two sets that are like enough share one of
 * their rarest elements, and where it stands in both tells how much they could still share: the
 * prefix and the positional filter of Xiao, Wang, Lin and Yu, "Efficient similarity joins for near
 * duplicate detection" (2008). Exact: none is missed.
 */
export class LikeSets {
  readonly #sets: (readonly number[])[] = [];
  readonly #places = new Map<number, Place[]>();

  /** @param threshold above 0, at most 1: less like than this is not like */
  constructor(private readonly threshold: number) {}

  /**
   * Adds a set and gives its number, from 0.
   *
   * @param set its elements ascending, each once; the rarer over all sets an element is, the smaller
   *   its number must be, or finding gets slow
   */
  add(set: readonly number[]): number {
    const number = this.#sets.push(set) - 1;
    for (let position = 0; position < this.#prefixLength(set); position += 1) {
      const element = set[position] ?? 0;
      const places = this.#places.get(element);
      if (places === undefined) this.#places.set(element, [{ number, position }]);
      else places.push({ number, position });
    }
    return number;
  }

  /** The number of the most alike set that `accepts` takes; among equals the first added. */
  find(set: readonly number[], accepts: (number: number) => boolean): number | undefined {
    let best: number | undefined;
    let bestLikeness = this.threshold;
    for (const number of this.#findCandidates(set)) {
      if (!accepts(number)) continue;
      const likeness = compareSets(set, this.#sets[number] ?? [], bestLikeness);
      if (likeness === undefined) continue;
      if (likeness === bestLikeness && best !== undefined && best < number) continue;
      best = number;
      bestLikeness = likeness;
    }
    return best;
  }

  /** The sets that share a rare element with `set`, and can share enough after it. */
  #findCandidates(set: readonly number[]): Set<number> {
    const candidates = new Set<number>();
    const dropped = new Set<number>();
    for (let position = 0; position < this.#prefixLength(set); position += 1) {
      for (const place of this.#places.get(set[position] ?? 0) ?? []) {
        const { number } = place;
        if (candidates.has(number) || dropped.has(number)) continue;
        const length = (this.#sets[number] ?? []).length;
        // It is the first they share: a rarer one would have come before.
        const possible = Math.min(set.length - position, length - place.position);
        const enough = possible >= neededOverlap(set.length, length, this.threshold);
        (enough ? candidates : dropped).add(number);
      }
    }
    return candidates;
  }

  /** So many of a set's first elements that whatever shares none of them cannot be like it. */
  #prefixLength(set: readonly number[]): number {
    return set.length - Math.ceil(this.threshold * set.length - rounding) + 1;
  }
}

/** Far below the difference that one element makes. */
const rounding = 1e-9;

/** shared / (a + b - shared) >= likeness, solved for shared. */
function neededOverlap(a: number, b: number, likeness: number): number {
  return (likeness * (a + b)) / (1 + likeness) - rounding;
}

/**
 * Jaccard's index of two ascending lists, `undefined` when it is below `least`. Given up as soon as
 * what is left cannot reach it; the rarest elements come first, so that is soon.
 */
function compareSets(
  a: readonly number[],
  b: readonly number[],
  least: number,
): number | undefined {
  const needed = neededOverlap(a.length, b.length, least);
  let shared = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (shared + Math.min(a.length - i, b.length - j) < needed) return undefined;
    const left = a[i] ?? 0;
    const right = b[j] ?? 0;
    if (left === right) shared += 1;
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return shared === 0 || shared < needed ? undefined : shared / (a.length + b.length - shared);
}
