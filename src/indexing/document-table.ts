import type { DocumentProfile } from './passage-index.js';

interface DocumentEntry {
  length: number;
  passages: number;
  readonly frequencies: Map<number, number>;
}

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
    return {
      length: entry.length,
      frequencyOf: (stem) => entry.frequencies.get(stem) ?? 0,
    };
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
      frequencies: new Map<number, number>(),
    };
    this.#documents.set(path, entry);
    entry.length += change * length;
    entry.passages += change;
    this.#length += change * length;
    for (const [stem, count] of stems) {
      const before = entry.frequencies.get(stem) ?? 0;
      const after = before + change * count;
      if (after === 0) entry.frequencies.delete(stem);
      else entry.frequencies.set(stem, after);
      const appeared = Number(after > 0) - Number(before > 0);
      this.#documentFrequency[stem] = (this.#documentFrequency[stem] ?? 0) + appeared;
    }
    if (entry.passages === 0) this.#documents.delete(path);
  }
}
