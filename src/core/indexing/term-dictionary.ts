import type { ColumnReader, ColumnWriter } from './columns.js';
import type { SimilarStem } from './passage-index.js';

/** New stems are kept apart until they are so many that sorting them in is worth it. */
const mostUnsorted = 1_000;

/**
 * Finds the stems of a lexicon by how they begin, how they end, and by what they are like: two sorted
 * lists of numbers and a signature for each stem. A list costs four bytes a stem, a tree of their
 * letters some hundreds. Stems that have left the corpus are found as well: whoever asks knows their
 * frequency.
 */
export class TermDictionary {
  readonly #names: readonly string[];
  /** Numbers of stems, by name and by name read backwards; all of those below `#sorted`. */
  #byName: Uint32Array = new Uint32Array();
  #byEnding: Uint32Array = new Uint32Array();
  #sorted = 0;
  /** By stem. */
  readonly #signatures: number[] = [];

  /** @param names stems by their number; grows with the lexicon, and only at its end */
  constructor(names: readonly string[]) {
    this.#names = names;
  }

  /** Stems that begin like this, in no particular order. */
  findByPrefix(prefix: string): number[] {
    this.#sortMany();
    return this.#find(this.#byName, prefix, compare, (name) => name.startsWith(prefix));
  }

  /** Stems that end like this, in no particular order. */
  findBySuffix(suffix: string): number[] {
    this.#sortMany();
    return this.#find(this.#byEnding, suffix, compareBackwards, (name) => name.endsWith(suffix));
  }

  /** Stems at most `most` edits away, itself included, in no particular order. */
  findSimilar(stem: string, most: number): SimilarStem[] {
    this.#sign();
    const signature = sign(stem);
    const found: SimilarStem[] = [];
    for (let number = 0; number < this.#names.length; number += 1) {
      // A letter that only one of them has is an edit; replacing a letter mends two such.
      if (countBits((this.#signatures[number] ?? 0) ^ signature) > 2 * most) continue;
      const name = this.#names[number] ?? '';
      if (Math.abs(name.length - stem.length) > most) continue;
      const distance = countEdits(stem, name, most);
      if (distance <= most) found.push({ stem: number, distance });
    }
    return found;
  }

  save(writer: ColumnWriter): void {
    this.#sort();
    this.#sign();
    writer.put('stems.byName', this.#byName);
    writer.put('stems.byEnding', this.#byEnding);
  }

  /** Takes over what another one saved, of the same stems. */
  load(reader: ColumnReader): void {
    this.#byName = reader.getNumbers('stems.byName');
    this.#byEnding = reader.getNumbers('stems.byEnding');
    this.#sorted = this.#byName.length;
    this.#sign();
  }

  #find(
    sorted: Uint32Array,
    affix: string,
    compareNames: (a: string, b: string) => number,
    matches: (name: string) => boolean,
  ): number[] {
    const nameAt = (at: number): string => this.#names[sorted[at] ?? 0] ?? '';
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareNames(nameAt(middle), affix) < 0) low = middle + 1;
      else high = middle;
    }
    const found: number[] = [];
    for (; low < sorted.length && matches(nameAt(low)); low += 1) found.push(sorted[low] ?? 0);
    for (let number = this.#sorted; number < this.#names.length; number += 1) {
      if (matches(this.#names[number] ?? '')) found.push(number);
    }
    return found;
  }

  #sortMany(): void {
    if (this.#names.length - this.#sorted > mostUnsorted) this.#sort();
  }

  #sort(): void {
    if (this.#sorted === this.#names.length) return;
    const numbers = Uint32Array.from(this.#names, (_, number) => number);
    const nameOf = (number: number): string => this.#names[number] ?? '';
    this.#byName = numbers.slice().sort((a, b) => compare(nameOf(a), nameOf(b)));
    this.#byEnding = numbers.sort((a, b) => compareBackwards(nameOf(a), nameOf(b)));
    this.#sorted = this.#names.length;
  }

  #sign(): void {
    for (let number = this.#signatures.length; number < this.#names.length; number += 1) {
      this.#signatures.push(sign(this.#names[number] ?? ''));
    }
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** By the last letters first; a name before those that it ends. */
function compareBackwards(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let back = 1; back <= shared; back += 1) {
    const difference = a.charCodeAt(a.length - back) - b.charCodeAt(b.length - back);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Which letters a name has, as bits: those that differ by a multiple of 32 share one. */
function sign(name: string): number {
  let signature = 0;
  for (let at = 0; at < name.length; at += 1) signature |= 1 << (name.charCodeAt(at) & 31);
  return signature;
}

/** How many bits of a 32-bit number are set (Hacker's Delight, 5-1). */
function countBits(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/**
 * The optimal string alignment distance in code units, given up above `most`: how many letters are
 * added, left out, replaced, or exchanged with their neighbour.
 */
function countEdits(a: string, b: string, most: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let edits = Math.min(
        (last[j - 1] ?? 0) + Number(!same),
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
      );
      const exchanged =
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (exchanged) edits = Math.min(edits, (beforeLast[j - 2] ?? 0) + 1);
      row.push(edits);
      least = Math.min(least, edits);
    }
    // An exchange reaches two rows back, to a distance that is at most one less than here.
    if (least > most + 1) return least;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
