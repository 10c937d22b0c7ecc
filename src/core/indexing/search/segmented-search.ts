import { ensure } from '../../ensure.js';
import { itemAt } from '../../item-at.js';
import { float64At, uint16At, uint32At, uint8At } from '../../number-at.js';
import type { YieldIfDue } from '../../create-yielder.js';
import type { ColumnReader, ColumnWriter } from '../columns.js';
import { FieldSegment } from './field-segment.js';
import { LiveSegment } from './live-segment.js';
import { maxCount, packPostings } from './packed-postings.js';
import { putAt } from './put-at.js';
import {
  type Field,
  fields,
  notIndexed,
  type SearchItem,
  type SearchSource,
} from './search-source.js';
import { takeTopK } from './top-k.js';

export interface FindOptions<Item> {
  /** The most items to return. */
  readonly limit: number;
  /** Search these items only. Default: all. */
  readonly among?: Iterable<Item>;
}

/** A heading's words say what a passage is about, but they are not in it. */
const boosts: Readonly<Record<Field, number>> = { body: 1, heading: 0.5 };
/** BM25 as MiniSearch computes it. */
const bm25 = { k: 1.2, b: 0.75, d: 0 };

/** Fewer changes than this do not slow questions down. */
const minUnmerged = 2_000;
/** Above this share of changed items, questions read more from MiniSearch than they save by waiting. */
const mostUnmergedShare = 0.05;

/**
 * Full-text search in two segments, the shape that Lucene and tantivy have: a packed segment that is
 * never changed, and a live segment, a MiniSearch, with what was added since. `merge` packs both into
 * one. What is removed from the packed segment is masked and subtracted from the document frequencies.
 *
 * The scores are those of one MiniSearch with all items, without the factor that it multiplies in,
 * the number of terms that an item has. The average length of a field is computed from the exact sum
 * instead of MiniSearch's running average, so that scores do not depend on the order of edits.
 */
export class SegmentedSearch<Item extends SearchItem> {
  readonly #source: SearchSource<Item>;
  /** By ordinal; those of the packed segment first. */
  #items: (Item | undefined)[] = [];
  /** By ordinal: 1 if the item must not be found. */
  #masked = new Uint8Array(64);
  #packedCount = 0;
  #unmerged = 0;
  #count = 0;
  #segments = createSegments();
  #live: LiveSegment<Item>;
  /** By ordinal: the scores of one `findBest`; all 0 between two. */
  #scores = new Float64Array();

  constructor(source: SearchSource<Item>) {
    this.#source = source;
    this.#live = new LiveSegment(source);
  }

  /** Whether so much was changed since the last merge that the next one is worth its time. */
  get isMergeDue(): boolean {
    return this.#unmerged > Math.max(minUnmerged, this.#packedCount * mostUnmergedShare);
  }

  /** Whether the packed segment has all items and nothing else. */
  get isMerged(): boolean {
    return this.#unmerged === 0;
  }

  /** @param isMasked whether the item is not found until `setMasked` says otherwise. Default: `false` */
  add(item: Item, isMasked = false): void {
    const ordinal = this.#items.push(item) - 1;
    item.ordinal = ordinal;
    this.setMasked(item, isMasked);
    this.#count += 1;
    this.#unmerged += 1;
    for (const field of fields) {
      const terms = this.#source.termsOf(item, field);
      this.#segments[field].addLength(ordinal, countDistinct(terms));
    }
    this.#live.add(item);
  }

  remove(item: Item): void {
    const { ordinal } = item;
    for (const field of fields) this.#segments[field].removeLength(ordinal);
    if (ordinal < this.#packedCount) this.#countRemoved(item);
    else {
      this.#live.remove(item);
      this.#unmerged += 1;
    }
    this.setMasked(item, true);
    this.#items[ordinal] = undefined;
    this.#count -= 1;
    item.ordinal = notIndexed;
  }

  /** Says whether an item is left out of what `findBest` returns; it counts for the frequencies anyway. */
  setMasked({ ordinal }: Item, isMasked: boolean): void {
    this.#masked = putAt(this.#masked, ordinal, Number(isMasked));
  }

  /**
   * The items with at least one of the terms, best first. An item's score is the sum of its terms'
   * BM25 scores, each times its weight.
   *
   * @param weights by term; terms that no item has are ignored
   */
  findBest(
    weights: ReadonlyMap<number, number>,
    { limit, among }: FindOptions<Item>,
  ): { readonly item: Item; readonly score: number }[] {
    if (this.#scores.length < this.#items.length) {
      this.#scores = new Float64Array(2 * this.#items.length);
    }
    const touched: number[] = [];
    for (const [term, weight] of weights) this.#addScores(term, weight, touched);
    const scores = this.#scores;
    const found =
      among === undefined
        ? touched
        : Array.from(among, ({ ordinal }) => ordinal).filter((at) => float64At(scores, at) > 0);
    const itemOf = (ordinal: number): Item => ensure(this.#items[ordinal], ordinal);
    const best = takeTopK(found, scores, limit, (a, b) =>
      this.#source.compare(itemOf(a), itemOf(b)),
    ).map((ordinal) => ({ item: itemOf(ordinal), score: float64At(scores, ordinal) }));
    for (const ordinal of touched) scores[ordinal] = 0;
    return best;
  }

  /**
   * Packs both segments into one, in steps between which the index can be searched and changed.
   *
   * @param items all items that are not masked, in the order that their ordinals are to have
   */
  async merge(items: readonly Item[], yieldIfDue: YieldIfDue): Promise<void> {
    const listed = new Uint8Array(this.#items.length);
    for (const { ordinal } of items) listed[ordinal] = 1;
    const segments = createSegments(items.length);
    const { termCount } = this.#source;
    for (const field of fields) {
      segments[field].packed = await packPostings(
        {
          length: items.length,
          termsOf: (ordinal) => this.#source.termsOf(itemAt(items, ordinal), field),
        },
        termCount,
        yieldIfDue,
      );
    }
    this.#install(items, segments, listed);
  }

  save(writer: ColumnWriter): void {
    if (!this.isMerged) throw new Error(`${this.#unmerged} changes have not been merged`);
    for (const field of fields) this.#segments[field].save(writer, field, this.#packedCount);
  }

  /**
   * Takes over what another index saved. Only on an empty index.
   *
   * @param items in the order in which they were merged
   * @throws ColumnError when the columns do not fit the items
   */
  load(items: readonly Item[], reader: ColumnReader): void {
    this.#items = [...items];
    this.#packedCount = items.length;
    this.#count = items.length;
    this.#masked = new Uint8Array(items.length);
    for (const [ordinal, item] of items.entries()) item.ordinal = ordinal;
    for (const field of fields) this.#segments[field].load(reader, field, items.length);
  }

  /** Exchanges the segments in one step, and repeats what was changed while they were packed. */
  #install(items: readonly Item[], segments: FieldSegments, listed: Uint8Array): void {
    const before = { items: this.#items, masked: this.#masked, segments: this.#segments };
    this.#items = new Array<Item | undefined>(items.length);
    this.#masked = new Uint8Array(items.length);
    this.#segments = segments;
    this.#live = new LiveSegment(this.#source);
    this.#packedCount = items.length;
    this.#count = 0;
    this.#unmerged = 0;
    for (const [ordinal, item] of items.entries()) {
      if (item.ordinal === notIndexed) {
        this.#masked[ordinal] = 1;
        this.#countRemoved(item);
        continue;
      }
      this.#items[ordinal] = item;
      this.#masked[ordinal] = uint8At(before.masked, item.ordinal);
      this.#count += 1;
      for (const field of fields) {
        const length = uint32At(before.segments[field].lengths, item.ordinal);
        segments[field].addLength(ordinal, length);
      }
      item.ordinal = ordinal;
    }
    for (const [ordinal, item] of before.items.entries()) {
      if (item !== undefined && listed[ordinal] !== 1) {
        this.add(item, uint8At(before.masked, ordinal) === 1);
      }
    }
  }

  /** Subtracts a removed item from the frequencies of the packed segment. */
  #countRemoved(item: Item): void {
    this.#unmerged += 1;
    for (const field of fields) {
      this.#segments[field].countRemoved(this.#source.termsOf(item, field));
    }
  }

  /** Adds what a term contributes to the score of each item that has it; notes the items that are new. */
  #addScores(term: number, weight: number, touched: number[]): void {
    const { k, b, d } = bm25;
    const scores = this.#scores;
    const masked = this.#masked;
    for (const field of fields) {
      const { packed, lengths, removed, totalLength } = this.#segments[field];
      const { starts, ordinals, counts } = packed;
      const isPacked = term + 1 < starts.length;
      const start = isPacked ? uint32At(starts, term) : 0;
      const end = isPacked ? uint32At(starts, term + 1) : 0;
      const live = this.#live.find(term, field);
      const frequency = end - start - (removed.get(term) ?? 0) + live.length;
      if (frequency === 0) continue;
      const rarity = (this.#count - frequency + 0.5) / (frequency + 0.5);
      const factor = weight * boosts[field] * Math.log(1 + rarity);
      const perLength = (k * b) / (totalLength / this.#count);
      const addScore = (ordinal: number, count: number): void => {
        if (uint8At(masked, ordinal) === 1) return;
        const before = float64At(scores, ordinal);
        if (before === 0) touched.push(ordinal);
        const damping = k * (1 - b) + perLength * uint32At(lengths, ordinal);
        scores[ordinal] = before + factor * (d + (count * (k + 1)) / (count + damping));
      };
      for (let at = start; at < end; at += 1)
        addScore(uint32At(ordinals, at), uint16At(counts, at));
      for (const ordinal of live) {
        const item = ensure(this.#items[ordinal], ordinal);
        addScore(ordinal, countTerm(this.#source.termsOf(item, field), term));
      }
    }
  }
}

type FieldSegments = Readonly<Record<Field, FieldSegment>>;

/** @param size the number of items. Default: 0 */
function createSegments(size?: number): FieldSegments {
  return { body: new FieldSegment(size), heading: new FieldSegment(size) };
}

function countDistinct(terms: readonly number[]): number {
  return new Set(terms).size;
}

function countTerm(terms: readonly number[], term: number): number {
  let count = 0;
  for (const other of terms) if (other === term) count += 1;
  return Math.min(count, maxCount);
}
