import { createHash } from 'node:crypto';

import type { Columns, NumberColumn } from '../indexing/columns.js';
import { ColumnError } from '../indexing/columns.js';
import { float32At } from '../number-at.js';
import { quantizeVector } from './quantize-vector.js';

/** In bytes. 128 bits of SHA-256: no two texts of a corpus share a key. */
const keyLength = 16;
/** Of the rows, when there is no more room. */
const growth = 1.5;
const leastCapacity = 256;

/** Computes the key of a text's vector. Only vectors of one model are in a table. */
export function computeVectorKey(text: string): string {
  return createHash('sha256').update(text).digest().toString('latin1', 0, keyLength);
}

/** Quantized vectors of one model by the key of their text. */
export class VectorTable {
  readonly dimensions: number;
  readonly #rows = new Map<string, number>();
  #values: Int8Array;
  #scales: Float32Array;

  constructor(dimensions: number, capacity = leastCapacity) {
    this.dimensions = dimensions;
    this.#values = new Int8Array(capacity * dimensions);
    this.#scales = new Float32Array(capacity);
  }

  get size(): number {
    return this.#rows.size;
  }

  /** The values of all rows, one after the other. Replaced when the table grows. */
  get values(): Int8Array {
    return this.#values;
  }

  /** The scale of each row. Replaced when the table grows. */
  get scales(): Float32Array {
    return this.#scales;
  }

  /** `undefined` when there is no vector with this key. */
  rowOf(key: string): number | undefined {
    return this.#rows.get(key);
  }

  /**
   * Adds a vector unless its key is there already.
   *
   * @throws RangeError for a vector of another length
   */
  add(key: string, vector: Float32Array): void {
    if (vector.length !== this.dimensions) {
      throw new RangeError(`a vector has ${vector.length} dimensions, not ${this.dimensions}`);
    }
    if (this.#rows.has(key)) return;
    const { values, scale } = quantizeVector(vector);
    this.#addRow(key, values, scale);
  }

  /** A table with those of the keys that are in this one; what no passage needs any more is dropped. */
  select(keys: Iterable<string>): VectorTable {
    const wanted = new Set(keys);
    const selected = new VectorTable(this.dimensions, Math.max(leastCapacity, wanted.size));
    for (const key of wanted) {
      const row = this.#rows.get(key);
      if (row === undefined) continue;
      const start = row * this.dimensions;
      const values = this.#values.subarray(start, start + this.dimensions);
      selected.#addRow(key, values, float32At(this.#scales, row));
    }
    return selected;
  }

  /** The table as columns for a file. */
  toColumns(): Columns {
    const count = this.#rows.size;
    const keys = Buffer.alloc(count * keyLength);
    for (const [key, row] of this.#rows) keys.write(key, row * keyLength, 'latin1');
    const values = this.#values.slice(0, count * this.dimensions);
    const scales = this.#scales.slice(0, count);
    return new Map<string, NumberColumn>([
      ['keys', new Uint8Array(keys)],
      ['values', new Uint8Array(values.buffer)],
      ['scales', new Uint32Array(scales.buffer)],
    ]);
  }

  /** @throws ColumnError when the columns do not fit together */
  static fromColumns(columns: Columns, dimensions: number): VectorTable {
    const keys = columns.get('keys');
    const values = columns.get('values');
    const scales = columns.get('scales');
    const fits =
      keys instanceof Uint8Array &&
      values instanceof Uint8Array &&
      scales instanceof Uint32Array &&
      keys.length === scales.length * keyLength &&
      values.length === scales.length * dimensions;
    if (!fits) throw new ColumnError(`the vectors do not have ${dimensions} dimensions each`);
    const table = new VectorTable(dimensions, scales.length);
    table.#values = new Int8Array(values.buffer, values.byteOffset, values.length);
    table.#scales = new Float32Array(scales.buffer, scales.byteOffset, scales.length);
    const bytes = Buffer.from(keys.buffer, keys.byteOffset, keys.length);
    for (let row = 0; row < scales.length; row += 1) {
      const start = row * keyLength;
      table.#rows.set(bytes.toString('latin1', start, start + keyLength), row);
    }
    return table;
  }

  #addRow(key: string, values: Int8Array, scale: number): void {
    const row = this.#rows.size;
    if (row >= this.#scales.length) this.#grow();
    this.#values.set(values, row * this.dimensions);
    this.#scales[row] = scale;
    this.#rows.set(key, row);
  }

  #grow(): void {
    const capacity = Math.max(leastCapacity, Math.ceil(this.#scales.length * growth));
    const values = new Int8Array(capacity * this.dimensions);
    const scales = new Float32Array(capacity);
    values.set(this.#values);
    scales.set(this.#scales);
    this.#values = values;
    this.#scales = scales;
  }
}
