import type { ColumnReader, ColumnWriter } from './columns.js';
import type { DocumentProfile } from './passage-index.js';

/** How often each stem stands in a document; made of its packed form when it is first needed. */
interface Frequencies {
  live: Map<number, number> | undefined;
  readonly stems: Uint32Array;
  readonly counts: Uint32Array;
}

interface DocumentEntry {
  length: number;
  passages: number;
  readonly frequencies: Frequencies;
}

const nothing = new Uint32Array();

/** How often each stem stands in each document, kept up as passages come and go. */
export class DocumentTable {
  readonly #documents = new Map<string, DocumentEntry>();
  readonly #documentFrequency: number[] = [];
  #length = 0;

  get size(): number {
    return this.#documents.size;
  }

  /** In content words; 0 without documents. */
  get averageLength(): number {
    return this.#documents.size === 0 ? 0 : this.#length / this.#documents.size;
  }

  get(path: string): DocumentProfile | undefined {
    const entry = this.#documents.get(path);
    if (entry === undefined) return undefined;
    const frequencies = unpack(entry.frequencies);
    return { length: entry.length, frequencyOf: (stem) => frequencies.get(stem) ?? 0 };
  }

  /** How many passages a document has; 0 where there is no such document. */
  countPassages(path: string): number {
    return this.#documents.get(path)?.passages ?? 0;
  }

  /** In how many documents a stem stands. */
  frequencyOf(stem: number): number {
    return this.#documentFrequency[stem] ?? 0;
  }

  /** Counts a passage's stems in (1) or out (-1); a document without passages is gone. */
  count(path: string, stems: ReadonlyMap<number, number>, length: number, change: 1 | -1): void {
    const entry = this.#documents.get(path) ?? {
      length: 0,
      passages: 0,
      frequencies: { live: new Map<number, number>(), stems: nothing, counts: nothing },
    };
    this.#documents.set(path, entry);
    entry.length += change * length;
    entry.passages += change;
    this.#length += change * length;
    const frequencies = unpack(entry.frequencies);
    for (const [stem, count] of stems) {
      const before = frequencies.get(stem) ?? 0;
      const after = before + change * count;
      if (after === 0) frequencies.delete(stem);
      else frequencies.set(stem, after);
      const appeared = Number(after > 0) - Number(before > 0);
      this.#documentFrequency[stem] = (this.#documentFrequency[stem] ?? 0) + appeared;
    }
    if (entry.passages === 0) this.#documents.delete(path);
  }

  save(writer: ColumnWriter): void {
    const entries = [...this.#documents.values()];
    const sizes = entries.map(({ frequencies: { live, stems } }) => live?.size ?? stems.length);
    const total = sizes.reduce((sum, size) => sum + size, 0);
    const allStems = new Uint32Array(total);
    const allCounts = new Uint32Array(total);
    let at = 0;
    for (const { frequencies } of entries) {
      const { live } = frequencies;
      if (live === undefined) {
        allStems.set(frequencies.stems, at);
        allCounts.set(frequencies.counts, at);
        at += frequencies.stems.length;
        continue;
      }
      for (const [stem, count] of live) {
        allStems[at] = stem;
        allCounts[at] = count;
        at += 1;
      }
    }
    writer.putTexts('documents.paths', [...this.#documents.keys()]);
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
    writer.putNumbers(
      'documents.frequency',
      Array.from(this.#documentFrequency, (frequency: number | undefined) => frequency ?? 0),
    );
  }

  /** Takes over what another one saved. Only on an empty table. */
  load(reader: ColumnReader): void {
    const lengths = reader.getNumbers('documents.length');
    const passages = reader.getNumbers('documents.passages');
    const sizes = reader.getNumbers('documents.sizes');
    const stems = reader.getNumbers('documents.stems');
    const counts = reader.getNumbers('documents.counts');
    let start = 0;
    for (const [at, path] of reader.getTexts('documents.paths').entries()) {
      const end = start + (sizes[at] ?? 0);
      const length = lengths[at] ?? 0;
      this.#documents.set(path, {
        length,
        passages: passages[at] ?? 0,
        frequencies: {
          live: undefined,
          stems: stems.subarray(start, end),
          counts: counts.subarray(start, end),
        },
      });
      this.#length += length;
      start = end;
    }
    for (const frequency of reader.getNumbers('documents.frequency')) {
      this.#documentFrequency.push(frequency);
    }
  }
}

function unpack(frequencies: Frequencies): Map<number, number> {
  if (frequencies.live !== undefined) return frequencies.live;
  const live = new Map<number, number>();
  for (const [at, stem] of frequencies.stems.entries()) {
    live.set(stem, frequencies.counts[at] ?? 0);
  }
  frequencies.live = live;
  return live;
}
