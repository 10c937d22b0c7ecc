import { float32At, int8At } from '../number-at.js';
import { quantizeVector } from './quantize-vector.js';
import { SemanticScores } from './semantic-scores.js';
import type { VectorTable } from './vector-table.js';

/** The vectors of all passages of one corpus. It does not change. */
export class SemanticIndex {
  readonly #ids: readonly string[];
  readonly #ordinals: ReadonlyMap<string, number>;
  readonly #rows: Uint32Array;
  readonly #table: VectorTable;

  /**
   * @param passages the id of each passage with the key of its vector
   * @throws RangeError when a vector is missing
   */
  constructor(passages: Iterable<readonly [id: string, key: string]>, table: VectorTable) {
    const all = [...passages];
    this.#ids = all.map(([id]) => id);
    this.#ordinals = new Map(this.#ids.map((id, ordinal) => [id, ordinal]));
    this.#rows = Uint32Array.from(all, ([id, key]) => {
      const row = table.rowOf(key);
      if (row === undefined) throw new RangeError(`the passage ${id} has no vector`);
      return row;
    });
    this.#table = table;
  }

  /** Compares a question with every passage: one multiplication for each dimension of each passage. */
  score(question: Float32Array): SemanticScores {
    const { dimensions, values, scales } = this.#table;
    if (question.length !== dimensions) {
      throw new RangeError(`the question has ${question.length} dimensions, not ${dimensions}`);
    }
    const asked = quantizeVector(question);
    const cosines = Float64Array.from(this.#rows, (row) => {
      const start = row * dimensions;
      let product = 0;
      for (let at = 0; at < dimensions; at += 1) {
        product += int8At(asked.values, at) * int8At(values, start + at);
      }
      return product * asked.scale * float32At(scales, row);
    });
    return new SemanticScores(this.#ids, this.#ordinals, cosines);
  }
}
