/** A row of numbers as it is kept in memory and in a snapshot. */
export type NumberColumn = Uint8Array | Uint16Array | Uint32Array;

/** Named columns: the form in which an index leaves the program and comes back. */
export type Columns = ReadonlyMap<string, NumberColumn>;

/** Lets others go first, where enough time has passed; columns of a large index take seconds. */
export type Pause = () => Promise<void> | undefined;

/** Columns that do not fit together: they are damaged, or of another format. */
export class ColumnError extends Error {
  override readonly name = 'ColumnError';
}

/**
 * In code units: texts are decoded together up to this length. One by one would be slow; in larger
 * blocks one character beyond Latin-1 would make two bytes of every letter of all the others.
 */
const blockLength = 4_096;

/** Gathers columns under names; a name is given once. */
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

  /** Whole numbers from 0 below 2³². */
  putNumbers(name: string, values: ArrayLike<number>): void {
    this.put(name, new Uint32Array(values));
  }

  /** Well-formed texts as UTF-8, block by block, with their lengths in code units. */
  putTexts(name: string, texts: readonly string[]): void {
    const blocks: Buffer[] = [];
    let block: string[] = [];
    let length = 0;
    for (const text of texts) {
      block.push(text);
      length += text.length;
      if (length < blockLength) continue;
      blocks.push(Buffer.from(block.join(''), 'utf8'));
      block = [];
      length = 0;
    }
    blocks.push(Buffer.from(block.join(''), 'utf8'));
    this.put(name, Buffer.concat(blocks));
    this.putNumbers(
      `${name}.blocks`,
      blocks.map(({ byteLength }) => byteLength),
    );
    this.putNumbers(
      `${name}.lengths`,
      texts.map((text) => text.length),
    );
  }

  putJson(name: string, value: unknown): void {
    this.put(name, Buffer.from(JSON.stringify(value), 'utf8'));
  }
}

/** Reads what a `ColumnWriter` has gathered. Every method throws `ColumnError` where it does not fit. */
export class ColumnReader {
  readonly #columns: Columns;

  constructor(columns: Columns) {
    this.#columns = columns;
  }

  /** The column itself, not a copy. */
  getNumbers(name: string): Uint32Array {
    const column = this.#get(name);
    if (column instanceof Uint32Array) return column;
    throw new ColumnError(`the column ${name} has another type`);
  }

  getShortNumbers(name: string): Uint16Array {
    const column = this.#get(name);
    if (column instanceof Uint16Array) return column;
    throw new ColumnError(`the column ${name} has another type`);
  }

  getTexts(name: string): string[] {
    const bytes = this.#getBytes(name);
    const blocks = this.getNumbers(`${name}.blocks`);
    let block = '';
    let at = 0;
    let next = 0;
    let start = 0;
    return Array.from(this.getNumbers(`${name}.lengths`), (length) => {
      while (length > 0 && at === block.length && next < blocks.length) {
        const end = start + (blocks[next] ?? 0);
        block = bytes.toString('utf8', start, end);
        at = 0;
        start = end;
        next += 1;
      }
      if (at + length > block.length) throw new ColumnError(`${name} has other lengths`);
      at += length;
      return block.slice(at - length, at);
    });
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
