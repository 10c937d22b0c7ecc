import { takeTopK } from '../indexing/search/top-k.js';
import { itemAt } from '../item-at.js';
import { float64At } from '../number-at.js';

/**
 * How alike a question and every passage of a corpus are in meaning: the cosines of their vectors, from
 * -1 to 1. Cosines of different corpora or models cannot be compared; their distance from the mean can.
 */
export class SemanticScores {
  /** Of all cosines; 0 without passages. */
  readonly mean: number;
  /** The standard deviation of all cosines; 0 without passages. */
  readonly deviation: number;
  readonly #ids: readonly string[];
  readonly #ordinals: ReadonlyMap<string, number>;
  readonly #cosines: Float64Array;

  /**
   * @param ids of the passages
   * @param ordinals the index of each id
   * @param cosines in the order of the ids
   */
  constructor(
    ids: readonly string[],
    ordinals: ReadonlyMap<string, number>,
    cosines: Float64Array,
  ) {
    this.#ids = ids;
    this.#ordinals = ordinals;
    this.#cosines = cosines;
    let sum = 0;
    let squares = 0;
    for (const cosine of cosines) {
      sum += cosine;
      squares += cosine * cosine;
    }
    const count = Math.max(1, cosines.length);
    this.mean = sum / count;
    this.deviation = Math.sqrt(Math.max(0, squares / count - this.mean ** 2));
  }

  /** The number of passages. */
  get size(): number {
    return this.#ids.length;
  }

  /** @throws RangeError for a passage that has no vector */
  cosineOf(id: string): number {
    const ordinal = this.#ordinals.get(id);
    if (ordinal === undefined) throw new RangeError(`the passage ${id} has no vector`);
    return float64At(this.#cosines, ordinal);
  }

  /** The ids of the most similar passages that are accepted, best first; equal ones by their ids. */
  findNearest(limit: number, accept: (id: string) => boolean): string[] {
    const all = [...this.#ids.keys()];
    // Nearly all are accepted as a rule; asking every passage would take longer than sorting.
    for (let taken = limit; ; taken *= 4) {
      const nearest = takeTopK(all, this.#cosines, taken, (a, b) =>
        itemAt(this.#ids, a) < itemAt(this.#ids, b) ? -1 : 1,
      );
      const accepted = nearest.map((ordinal) => itemAt(this.#ids, ordinal)).filter(accept);
      if (accepted.length >= limit || nearest.length === all.length) {
        return accepted.slice(0, limit);
      }
    }
  }
}
