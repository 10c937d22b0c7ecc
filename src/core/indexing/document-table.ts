import type { YieldIfDue } from '../create-yielder.js';
import { itemAt } from '../item-at.js';
import { appendColumn, ColumnError, type ColumnReader, type ColumnWriter } from './columns.js';
import type { DocumentProfile } from './passage-index.js';

/** How often each stem occurs in a document. The map is built from the columns when it is first needed. */
interface Frequencies {
  map: Map<number, number> | undefined;
  readonly stems: Uint32Array;
  readonly counts: Uint32Array;
}

interface DocumentEntry {
  /** In content words. */
  length: number;
  passages: number;
  readonly frequencies: Frequencies;
}

const nothing = new Uint32Array();

/** How often each stem occurs in each document, kept up to date as passages are added and removed. */
export class DocumentTable {
  readonly #documents = new Map<string, DocumentEntry>();
  /** By stem: how many documents contain it. A stem that no document ever had may lie beyond the end. */
  readonly #documentFrequency: number[] = [];
  #length = 0;

  get size(): number {
    return this.#documents.size;
  }

  /** In content words; 0 without documents. */
  get averageLength(): number {
    return this.#documents.size === 0 ? 0 : this.#length / this.#documents.size;
  }

  /** `undefined` when there is no such document. */
  get(path: string): DocumentProfile | undefined {
    const entry = this.#documents.get(path);
    if (entry === undefined) return undefined;
    const frequencies = unpack(entry.frequencies);
    return { length: entry.length, frequencyOf: (stem) => frequencies.get(stem) ?? 0 };
  }

  /** How many documents contain a stem; 0 for one that the corpus does not have. */
  frequencyOf(stem: number): number {
    return this.#documentFrequency[stem] ?? 0;
  }

  /**
   * Adds (1) or subtracts (-1) a passage. A document without passages is gone.
   *
   * @param stems how often each stem occurs in the text of the passage
   * @param length of the passage in content words
   */
  count(path: string, stems: ReadonlyMap<number, number>, length: number, change: 1 | -1): void {
    const entry = this.#documents.get(path) ?? {
      length: 0,
      passages: 0,
      frequencies: { map: new Map<number, number>(), stems: nothing, counts: nothing },
    };
    this.#documents.set(path, entry);
    entry.length += change * length;
    entry.passages += change;
    this.#length += change * length;
    const frequencies = unpack(entry.frequencies);
    for (const [stem, count] of stems) {
      const before = frequencies.get(stem) ?? 0;
      const after = before + change * count;
      if (after < 0) throw new RangeError(`stem ${stem} occurs ${after} times in ${path}`);
      if (after === 0) frequencies.delete(stem);
      else frequencies.set(stem, after);
      const appeared = Number(after > 0) - Number(before > 0);
      while (this.#documentFrequency.length <= stem) this.#documentFrequency.push(0);
      this.#documentFrequency[stem] = itemAt(this.#documentFrequency, stem) + appeared;
    }
    if (entry.passages === 0) this.#documents.delete(path);
  }

  async save(writer: ColumnWriter, yieldIfDue: YieldIfDue): Promise<void> {
    const entries = [...this.#documents.values()];
    const sizes = entries.map(({ frequencies: { map, stems } }) => map?.size ?? stems.length);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    const allStems = new Uint32Array(total);
    const allCounts = new Uint32Array(total);
    let at = 0;
    for (const { frequencies } of entries) {
      await yieldIfDue();
      const { map } = frequencies;
      if (map === undefined) {
        allStems.set(frequencies.stems, at);
        allCounts.set(frequencies.counts, at);
        at += frequencies.stems.length;
        continue;
      }
      // The document may have changed while others were saved; the snapshot is then discarded.
      for (const [stem, count] of map) {
        if (at >= total) break;
        allStems[at] = stem;
        allCounts[at] = count;
        at += 1;
      }
    }
    await writer.putTexts('documents.paths', [...this.#documents.keys()], yieldIfDue);
    writer.putNumbers(
      'documents.length',
      entries.map(({ length }) => length),
    );
    writer.putNumbers(
      'documents.passages',
      entries.map(({ passages }) => passages),
    );
    writer.putNumbers('documents.sizes', sizes);
    writer.put('documents.stems', allStems);
    writer.put('documents.counts', allCounts);
    writer.putNumbers('documents.frequency', this.#documentFrequency);
  }

  /**
   * Takes over what another table saved. Only on an empty table.
   *
   * @throws ColumnError when the columns do not fit together
   */
  async load(reader: ColumnReader, yieldIfDue: YieldIfDue): Promise<void> {
    const paths = await reader.getTexts('documents.paths', yieldIfDue);
    const get = (name: string): Uint32Array => {
      const column = reader.getNumbers(`documents.${name}`);
      if (column.length === paths.length) return column;
      throw new ColumnError(`documents.${name} has ${column.length} items, not ${paths.length}`);
    };
    const columns = { length: get('length'), passages: get('passages'), sizes: get('sizes') };
    const stems = reader.getNumbers('documents.stems');
    const counts = reader.getNumbers('documents.counts');
    let start = 0;
    for (const [at, path] of paths.entries()) {
      const end = start + itemAt(columns.sizes, at);
      if (end > stems.length || end > counts.length) {
        throw new ColumnError(`documents.stems ends before ${end}`);
      }
      const length = itemAt(columns.length, at);
      this.#documents.set(path, {
        length,
        passages: itemAt(columns.passages, at),
        frequencies: {
          map: undefined,
          stems: stems.subarray(start, end),
          counts: counts.subarray(start, end),
        },
      });
      this.#length += length;
      start = end;
    }
    await appendColumn(
      this.#documentFrequency,
      reader.getNumbers('documents.frequency'),
      yieldIfDue,
    );
  }
}

function unpack(frequencies: Frequencies): Map<number, number> {
  if (frequencies.map !== undefined) return frequencies.map;
  const map = new Map<number, number>();
  for (const [at, stem] of frequencies.stems.entries())
    map.set(stem, itemAt(frequencies.counts, at));
  frequencies.map = map;
  return map;
}
