import type { YieldIfDue } from '../create-yielder.js';
import { itemAt } from '../item-at.js';

/** A list of numbers as it is kept in memory and in a snapshot. */
export type NumberColumn = Uint8Array | Uint16Array | Uint32Array;

/** Named columns: the form in which an index is saved and loaded. */
export type Columns = ReadonlyMap<string, NumberColumn>;

/** Thrown when columns do not fit together: they are damaged or have another format. */
export class ColumnError extends Error {
  override readonly name = 'ColumnError';
}

/**
 * In code units: texts are encoded and decoded together up to this length. One by one would be slow; in
 * larger blocks, a single character beyond Latin-1 would make all the others take two bytes each.
 */
const blockLength = 4_096;
/** How many numbers or texts are copied before the clock is looked at. */
const itemsPerStep = 10_000;

/** Collects columns by name. Each name is given once. */
export class ColumnWriter {
  readonly #columns = new Map<string, NumberColumn>();

  get columns(): Columns {
    return this.#columns;
  }

  /** Keeps the column itself, not a copy. */
  put(name: string, column: NumberColumn): void {
    if (this.#columns.has(name)) throw new Error(`the column ${name} is there already`);
    this.#columns.set(name, column);
  }

  /** @param values whole numbers from 0 to 2³² − 1 */
  putNumbers(name: string, values: ArrayLike<number>): void {
    this.put(name, new Uint32Array(values));
  }

  /**
   * Stores texts as UTF-8, block by block, with their lengths in code units.
   *
   * @param texts without lone surrogates
   */
  async putTexts(name: string, texts: readonly string[], yieldIfDue: YieldIfDue): Promise<void> {
    const blocks: Buffer[] = [];
    const lengths = new Uint32Array(texts.length);
    let start = 0;
    let length = 0;
    for (const [at, text] of texts.entries()) {
      lengths[at] = text.length;
      length += text.length;
      if (length < blockLength && at < texts.length - 1) continue;
      blocks.push(Buffer.from(texts.slice(start, at + 1).join(''), 'utf8'));
      start = at + 1;
      length = 0;
      await yieldIfDue();
    }
    const sizes = blocks.map(({ byteLength }) => byteLength);
    const bytes = new Uint8Array(sizes.reduce((sum, size) => sum + size, 0));
    let end = 0;
    for (const block of blocks) {
      bytes.set(block, end);
      end += block.byteLength;
    }
    this.put(name, bytes);
    this.putNumbers(`${name}.blocks`, sizes);
    this.put(`${name}.lengths`, lengths);
  }

  putJson(name: string, value: unknown): void {
    this.put(name, Buffer.from(JSON.stringify(value), 'utf8'));
  }
}

/** Reads what a `ColumnWriter` has collected. Every method throws `ColumnError` where it does not fit. */
export class ColumnReader {
  readonly #columns: Columns;

  constructor(columns: Columns) {
    this.#columns = columns;
  }

  /** Returns the column itself, not a copy. */
  getNumbers(name: string): Uint32Array {
    const column = this.#get(name);
    if (column instanceof Uint32Array) return column;
    throw new ColumnError(`the column ${name} has another type`);
  }

  /** Returns the column itself, not a copy. */
  getShortNumbers(name: string): Uint16Array {
    const column = this.#get(name);
    if (column instanceof Uint16Array) return column;
    throw new ColumnError(`the column ${name} has another type`);
  }

  async getTexts(name: string, yieldIfDue: YieldIfDue): Promise<string[]> {
    const bytes = this.#getBytes(name);
    const blocks = this.getNumbers(`${name}.blocks`);
    const texts: string[] = [];
    let block = '';
    let at = 0;
    let next = 0;
    let start = 0;
    for (const length of this.getNumbers(`${name}.lengths`)) {
      while (length > 0 && at === block.length && next < blocks.length) {
        const end = start + itemAt(blocks, next);
        block = bytes.toString('utf8', start, end);
        at = 0;
        start = end;
        next += 1;
        await yieldIfDue();
      }
      if (at + length > block.length) throw new ColumnError(`${name} has other lengths`);
      at += length;
      texts.push(block.slice(at - length, at));
      if (texts.length % itemsPerStep === 0) await yieldIfDue();
    }
    return texts;
  }

  getJson(name: string): unknown {
    return JSON.parse(this.#getBytes(name).toString('utf8'));
  }

  #getBytes(name: string): Buffer {
    const { buffer, byteOffset, byteLength } = this.#get(name);
    return Buffer.from(buffer, byteOffset, byteLength);
  }

  #get(name: string): NumberColumn {
    const column = this.#columns.get(name);
    if (column === undefined) throw new ColumnError(`there is no column ${name}`);
    return column;
  }
}

/** Appends the numbers of a column to an array, each plus `offset`. */
export async function appendColumn(
  target: number[],
  column: ArrayLike<number>,
  yieldIfDue: YieldIfDue,
  offset = 0,
): Promise<void> {
  for (let at = 0; at < column.length; at += 1) {
    target.push(itemAt(column, at) + offset);
    if (at % itemsPerStep === 0) await yieldIfDue();
  }
}
