import { compareTexts } from '../compare-texts.js';
import type { YieldIfDue } from '../create-yielder.js';
import { itemAt } from '../item-at.js';
import { numberAt } from '../number-at.js';
import { ColumnError, type ColumnReader, type ColumnWriter } from './columns.js';
import type { SimilarStem } from './passage-index.js';

/** New stems are kept aside until there are enough of them to make sorting them in worthwhile. */
const mostUnsorted = 1_000;

/**
 * Finds the stems of a lexicon by their beginning, by their end, and by their similarity to a word. It
 * has two sorted lists of numbers and a signature for each stem, four bytes each, where a tree of
 * letters would take some hundreds. It also finds stems that are no longer in use: the caller knows
 * their frequencies.
 */
export class TermDictionary {
  readonly #names: readonly string[];
  /** Stems by name; has all stems below `#sorted`. */
  #byName = new Uint32Array();
  /** Stems by their name read backwards; has all stems below `#sorted`. */
  #byEnding = new Uint32Array();
  #sorted = 0;
  /** By stem. */
  readonly #signatures: number[] = [];

  /** @param names the stems by number; the list may grow at its end */
  constructor(names: readonly string[]) {
    this.#names = names;
  }

  /** The stems that begin with `prefix`, in no particular order. */
  findByPrefix(prefix: string): number[] {
    this.update();
    return this.#find(this.#byName, prefix, compareTexts, (name) => name.startsWith(prefix));
  }

  /** The stems that end with `suffix`, in no particular order. */
  findBySuffix(suffix: string): number[] {
    this.update();
    return this.#find(this.#byEnding, suffix, compareBackwards, (name) => name.endsWith(suffix));
  }

  /** The stems that are at most `most` edits away, `stem` itself included, in no particular order. */
  findSimilar(stem: string, most: number): SimilarStem[] {
    this.#sign();
    const signature = sign(stem);
    const found: SimilarStem[] = [];
    for (let number = 0; number < this.#names.length; number += 1) {
      // Each edit changes at most two bits: replacing a letter removes one and adds another.
      if (countBits(numberAt(this.#signatures, number) ^ signature) > 2 * most) continue;
      const name = itemAt(this.#names, number);
      if (Math.abs(name.length - stem.length) > most) continue;
      const distance = countEdits(stem, name, most);
      if (distance <= most) found.push({ stem: number, distance });
    }
    return found;
  }

  /** Sorts in the stems that are new, once there are enough of them. */
  update(): void {
    if (this.#names.length - this.#sorted > mostUnsorted) this.#sort();
  }

  save(writer: ColumnWriter): void {
    this.#sort();
    writer.put('stems.byName', this.#byName);
    writer.put('stems.byEnding', this.#byEnding);
  }

  /**
   * Takes over what another dictionary saved for the same stems.
   *
   * @throws ColumnError when it was saved for another number of stems
   */
  async load(reader: ColumnReader, yieldIfDue: YieldIfDue): Promise<void> {
    this.#byName = reader.getNumbers('stems.byName').slice();
    this.#byEnding = reader.getNumbers('stems.byEnding').slice();
    this.#sorted = this.#byName.length;
    if (this.#sorted !== this.#names.length || this.#byEnding.length !== this.#sorted) {
      throw new ColumnError(`${this.#sorted} of ${this.#names.length} stems are sorted`);
    }
    for (let end = 0; end < this.#names.length; end += signaturesPerStep) {
      this.#sign(end + signaturesPerStep);
      await yieldIfDue();
    }
  }

  #find(
    sorted: Uint32Array,
    affix: string,
    compareNames: (a: string, b: string) => number,
    matches: (name: string) => boolean,
  ): number[] {
    const nameAt = (at: number): string => itemAt(this.#names, itemAt(sorted, at));
    const found: number[] = [];
    let at = findInsertion(sorted.length, (index) => compareNames(nameAt(index), affix) < 0);
    for (; at < sorted.length && matches(nameAt(at)); at += 1) found.push(itemAt(sorted, at));
    for (let number = this.#sorted; number < this.#names.length; number += 1) {
      if (matches(itemAt(this.#names, number))) found.push(number);
    }
    return found;
  }

  #sort(): void {
    if (this.#sorted === this.#names.length) return;
    const fresh = Array.from(
      { length: this.#names.length - this.#sorted },
      (_, at) => this.#sorted + at,
    );
    const nameOf = (number: number): string => itemAt(this.#names, number);
    this.#byName = insertSorted(this.#byName, fresh, (a, b) => compareTexts(nameOf(a), nameOf(b)));
    this.#byEnding = insertSorted(this.#byEnding, fresh, (a, b) =>
      compareBackwards(nameOf(a), nameOf(b)),
    );
    this.#sorted = this.#names.length;
  }

  #sign(end = Infinity): void {
    const last = Math.min(end, this.#names.length);
    for (let number = this.#signatures.length; number < last; number += 1) {
      this.#signatures.push(sign(itemAt(this.#names, number)));
    }
  }
}

/** How many signatures are computed before the clock is looked at. */
const signaturesPerStep = 5_000;

/**
 * The first index below `length` for which `isBefore` is false, by binary search; `length` if there
 * is none.
 */
function findInsertion(length: number, isBefore: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Merges numbers into a sorted list. Finds each place by binary search and copies what lies between. */
function insertSorted(
  sorted: Uint32Array,
  numbers: readonly number[],
  compareNumbers: (a: number, b: number) => number,
): Uint32Array<ArrayBuffer> {
  const merged = new Uint32Array(sorted.length + numbers.length);
  let from = 0;
  let to = 0;
  for (const number of [...numbers].sort(compareNumbers)) {
    const at = findInsertion(
      sorted.length,
      (index) => compareNumbers(itemAt(sorted, index), number) < 0,
    );
    merged.set(sorted.subarray(from, at), to);
    to += at - from;
    merged[to] = number;
    to += 1;
    from = at;
  }
  merged.set(sorted.subarray(from), to);
  return merged;
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
        numberAt(last, j - 1) + Number(!same),
        numberAt(last, j) + 1,
        numberAt(row, j - 1) + 1,
      );
      const exchanged =
        i > 1 &&
        j > 1 &&
        a.charCodeAt(i - 1) === b.charCodeAt(j - 2) &&
        a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (exchanged) edits = Math.min(edits, numberAt(beforeLast, j - 2) + 1);
      row.push(edits);
      least = Math.min(least, edits);
    }
    // An exchange reaches two rows back, to a distance that is at most one less than here.
    if (least > most + 1) return least;
    beforeLast = last;
    last = row;
  }
  return numberAt(last, b.length);
}
