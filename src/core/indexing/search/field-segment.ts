import { uint32At } from '../../number-at.js';
import { ColumnError, type ColumnReader, type ColumnWriter } from '../columns.js';
import { createEmptyPostings, type PackedPostings } from './packed-postings.js';
import { putAt } from './put-at.js';
import type { Field } from './search-source.js';

/** The packed postings of one field, and the lengths of that field in the items of both segments. */
export class FieldSegment {
  packed: PackedPostings = createEmptyPostings();
  /** By ordinal: how many different terms the item has. */
  lengths: Uint32Array;
  /** The sum of the lengths of all items. */
  totalLength = 0;
  /** By term: how many postings of the packed segment belong to items that were removed. */
  readonly removed = new Map<number, number>();

  /** @param size for how many items there is room before the column of lengths has to grow */
  constructor(size = 0) {
    this.lengths = new Uint32Array(size);
  }

  addLength(ordinal: number, length: number): void {
    this.totalLength += length;
    this.lengths = putAt(this.lengths, ordinal, length);
  }

  removeLength(ordinal: number): void {
    this.totalLength -= uint32At(this.lengths, ordinal);
  }

  /** Subtracts an item of the packed segment from the frequencies of its terms. */
  countRemoved(terms: readonly number[]): void {
    for (const term of new Set(terms)) this.removed.set(term, (this.removed.get(term) ?? 0) + 1);
  }

  /** Saves the postings, and the lengths of the first `count` items. */
  save(writer: ColumnWriter, field: Field, count: number): void {
    writer.put(`search.${field}.starts`, this.packed.starts);
    writer.put(`search.${field}.ordinals`, this.packed.ordinals);
    writer.put(`search.${field}.counts`, this.packed.counts);
    writer.put(`search.${field}.lengths`, this.lengths.subarray(0, count));
  }

  /**
   * Takes over what another segment saved. Only on an empty segment.
   *
   * @throws ColumnError when the columns do not fit `count` items
   */
  load(reader: ColumnReader, field: Field, count: number): void {
    this.packed = {
      starts: reader.getNumbers(`search.${field}.starts`),
      ordinals: reader.getNumbers(`search.${field}.ordinals`),
      counts: reader.getShortNumbers(`search.${field}.counts`),
    };
    this.lengths = reader.getNumbers(`search.${field}.lengths`);
    const { starts, ordinals } = this.packed;
    if (this.lengths.length !== count || starts.at(-1) !== ordinals.length) {
      throw new ColumnError(`the postings of ${field} do not fit the passages`);
    }
    this.totalLength = this.lengths.reduce((sum, length) => sum + length, 0);
  }
}
