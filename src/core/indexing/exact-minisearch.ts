import MiniSearch from 'minisearch';
import SearchableMap from 'minisearch/SearchableMap';

import type { ColumnReader, ColumnWriter, Pause } from './columns.js';
import { takeTopK } from './top-k.js';

/** A term's postings as MiniSearch keeps them: by field number, how often each document has it. */
type FieldPostings = Map<number, Map<number, number>>;

/** Numbers of the terms, which stay the same as long as an index lives. */
export interface TermNumbers {
  numberOf(term: string): number | undefined;
  /** By number. */
  readonly terms: readonly string[];
}

export interface FindOptions {
  /** How many at most. */
  readonly limit: number;
  /** Only documents with these ids. Default: all. */
  readonly among?: Iterable<string>;
}

export interface FoundDocument {
  readonly id: string;
  readonly score: number;
}

/**
 * MiniSearch with exact averages, and with postings that can be packed.
 *
 * Exact: MiniSearch keeps the average length of a field as a running average, which gathers rounding
 * errors with every document that comes or goes; here it is worked out from the exact sum, so that
 * scores do not depend on the order of edits.
 *
 * Packed: MiniSearch's postings are maps of maps, some forty bytes for each word of each document,
 * and as slow to read from disk as they are large. `pack` puts them into columns of numbers; a term's
 * maps are made again when it is first asked for, or edited.
 *
 * Quick: `findBest` gives what `search` finds, with the same scores. `search` makes an object for every
 * posting it reads, and most of its time goes into what is then thrown away.
 *
 * Only for `add`, `remove`, `findBest`, and `search` without fuzzy and prefix; documents have no stored
 * fields.
 */
export class ExactMiniSearch<T extends { readonly id: string }> extends MiniSearch<T> {
  /** In terms, by field number. */
  readonly #lengths: number[] = [];
  /** By field and short id, in terms: what MiniSearch has in a map of lists. */
  readonly #lengthColumns: Uint32Array[] = [];
  /** By short id: the scores of one `findBest`, all 0 between two of them. */
  #scores = new Float64Array();

  override add(document: T): void {
    super.add(document);
    this.#countLengths(document.id, 1);
    this.#setAverages();
  }

  override remove(document: T): void {
    this.#countLengths(document.id, -1);
    super.remove(document);
    this.#setAverages();
  }

  /**
   * Packs the postings, and gives the columns that `unpack` reads. What is found stays the same, also
   * meanwhile; only changes must wait.
   */
  async pack(numbers: TermNumbers, writer: ColumnWriter, pause: Pause): Promise<void> {
    const packed = await packPostings(numbers.terms, this.#postings, this.#fieldCount, pause);
    this.#postings = new PackedPostings(packed, numbers);
    const short = [...this._documentIds.keys()];
    writer.putTexts('search.ids', [...this._documentIds.values()] as string[]);
    writer.putNumbers('search.shortIds', short);
    writer.putNumbers('search.next', [this._nextId]);
    for (const [field, { starts, documents, counts }] of packed.entries()) {
      writer.put(`search.${field}.starts`, starts);
      writer.put(`search.${field}.documents`, documents);
      writer.put(`search.${field}.counts`, counts);
      const lengths = short.map((id) => this._fieldLength.get(id)?.[field] ?? 0);
      writer.putNumbers(`search.${field}.lengths`, lengths);
    }
  }

  /**
   * Takes over what another one packed. Only on an empty index with the same fields.
   *
   * @throws ColumnError
   */
  unpack(numbers: TermNumbers, reader: ColumnReader): void {
    const ids = reader.getTexts('search.ids');
    const short = reader.getNumbers('search.shortIds');
    const fields = Array.from({ length: this.#fieldCount }, (_, field) => ({
      starts: reader.getNumbers(`search.${field}.starts`),
      documents: reader.getNumbers(`search.${field}.documents`),
      counts: reader.getShortNumbers(`search.${field}.counts`),
      lengths: reader.getNumbers(`search.${field}.lengths`),
    }));
    for (const [at, id] of ids.entries()) {
      const number = short[at] ?? 0;
      this._documentIds.set(number, id);
      this._idToShortId.set(id, number);
      this._fieldLength.set(
        number,
        fields.map(({ lengths }) => lengths[at] ?? 0),
      );
      for (const [field, { lengths }] of fields.entries()) {
        this.#setLength(field, number, lengths[at] ?? 0);
      }
    }
    this._documentCount = ids.length;
    this._nextId = reader.getNumbers('search.next')[0] ?? 0;
    this.#postings = new PackedPostings(fields, numbers);
    for (const [field, { lengths }] of fields.entries()) {
      this.#lengths[field] = lengths.reduce((sum, length) => sum + length, 0);
    }
    this.#setAverages();
  }

  // MiniSearch declares its map of terms twice over, and TypeScript takes them for two classes.
  get #postings(): PostingsMap {
    return this._index as unknown as PostingsMap;
  }

  set #postings(postings: PostingsMap) {
    this._index = postings as unknown as typeof this._index;
  }

  get #fieldCount(): number {
    return Object.keys(this._fieldIds).length;
  }

  /**
   * The documents with at least one of the terms, best first; ties by id. A document's score is the
   * sum of its terms' (BM25), each times its weight: MiniSearch's own score without the factor it
   * multiplies in, the number of terms that a document has.
   *
   * @param weights by term
   */
  findBest(weights: ReadonlyMap<string, number>, { limit, among }: FindOptions): FoundDocument[] {
    const touched: number[] = [];
    for (const [term, weight] of weights) this.#addScores(term, weight, touched);
    const scores = this.#scores;
    const idOf = (short: number): string => this._documentIds.get(short) as string;
    const places = among === undefined ? touched : this.#shortIdsOf(among);
    const best = takeTopK(
      among === undefined ? places : places.filter((short) => (scores[short] ?? 0) > 0),
      scores,
      limit,
      (a, b) => (idOf(a) < idOf(b) ? -1 : 1),
    ).map((short) => ({ id: idOf(short), score: scores[short] ?? 0 }));
    for (const short of touched) scores[short] = 0;
    return best;
  }

  #shortIdsOf(ids: Iterable<string>): number[] {
    return [...new Set(ids)].flatMap((id) => this._idToShortId.get(id) ?? []);
  }

  /** Adds what a term says for each document that has it, and notes those that had nothing before. */
  #addScores(term: string, weight: number, touched: number[]): void {
    const { boost, bm25 } = this._options.searchOptions;
    const { k, b, d } = bm25;
    if (this.#scores.length < this._nextId) this.#scores = new Float64Array(2 * this._nextId);
    const scores = this.#scores;
    for (const [name, field] of Object.entries(this._fieldIds)) {
      const postings = this.#postingsOf(term, field);
      if (postings.size === 0) continue;
      const rarity = (this._documentCount - postings.size + 0.5) / (postings.size + 0.5);
      const factor = weight * (boost[name] ?? 1) * Math.log(1 + rarity);
      const lengths = this.#lengthColumns[field] ?? nothing;
      const perLength = (k * b) / (this._avgFieldLength[field] ?? 1);
      postings.forEach((count, short) => {
        const before = scores[short] ?? 0;
        if (before === 0) touched.push(short);
        const damping = k * (1 - b) + perLength * (lengths[short] ?? 0);
        scores[short] = before + factor * (d + (count * (k + 1)) / (count + damping));
      });
    }
  }

  /** A term's postings in a field, from where they are. */
  #postingsOf(term: string, field: number): Postings {
    const postings = this.#postings;
    const packed = postings instanceof PackedPostings ? postings.read(term, field) : undefined;
    return packed ?? postings.get(term)?.get(field) ?? noFrequencies;
  }

  #countLengths(id: string, change: 1 | -1): void {
    const short = this._idToShortId.get(id) ?? -1;
    const lengths = this._fieldLength.get(short) ?? [];
    for (const [field, length] of lengths.entries()) {
      this.#lengths[field] = (this.#lengths[field] ?? 0) + change * length;
      this.#setLength(field, short, length);
    }
  }

  #setLength(field: number, short: number, length: number): void {
    let column = this.#lengthColumns[field] ?? nothing;
    if (short >= column.length) {
      const larger = new Uint32Array(Math.max(1024, 2 * (short + 1)));
      larger.set(column);
      column = larger;
      this.#lengthColumns[field] = column;
    }
    column[short] = length;
  }

  #setAverages(): void {
    const documents = Math.max(1, this._documentCount);
    this._avgFieldLength = this.#lengths.map((length) => length / documents);
  }
}

/** One field's postings: those of term `n` stand from `starts[n]` to `starts[n + 1]`. */
interface PackedField {
  readonly starts: Uint32Array;
  readonly documents: Uint32Array;
  readonly counts: Uint16Array;
}

/** How often each document, by short id, has a term; a map of numbers is one. */
interface Postings {
  readonly size: number;
  forEach(visit: (count: number, document: number) => void): void;
}

const nothing = new Uint32Array();
const noFrequencies: Postings = new Map<number, number>();

type PostingsMap = SearchableMap<FieldPostings>;

/** MiniSearch's map of terms; the postings of packed terms are unpacked one by one, when asked for. */
class PackedPostings extends SearchableMap<FieldPostings> {
  readonly #fields: readonly PackedField[];
  readonly #numbers: TermNumbers;
  /** By term number: 1 once it is unpacked, and lives in the map itself. */
  readonly #unpacked: Uint8Array;

  constructor(fields: readonly PackedField[], numbers: TermNumbers) {
    super();
    this.#fields = fields;
    this.#numbers = numbers;
    this.#unpacked = new Uint8Array(Math.max(0, (fields[0]?.starts.length ?? 1) - 1));
  }

  override get(term: string): FieldPostings | undefined {
    this.#unpack(term);
    return super.get(term);
  }

  override has(term: string): boolean {
    this.#unpack(term);
    return super.has(term);
  }

  override fetch(term: string, initial: () => FieldPostings): FieldPostings {
    this.#unpack(term);
    return super.fetch(term, initial);
  }

  /** A term's postings in a field, without unpacking them; `undefined` where it is unpacked. */
  read(term: string, field: number): Postings | undefined {
    const number = this.#numbers.numberOf(term);
    if (number === undefined || this.#unpacked[number] !== 0) return undefined;
    const packed = this.#fields[field];
    if (packed === undefined) return undefined;
    const { starts, documents, counts } = packed;
    const start = starts[number] ?? 0;
    const end = starts[number + 1] ?? 0;
    return {
      size: end - start,
      forEach: (visit) => {
        for (let at = start; at < end; at += 1) visit(counts[at] ?? 0, documents[at] ?? 0);
      },
    };
  }

  /** A field's postings, and whether those of a term are still among them. */
  field(number: number): PackedField | undefined {
    return this.#fields[number];
  }

  isPacked(term: number): boolean {
    return this.#unpacked[term] === 0;
  }

  #unpack(term: string): void {
    const number = this.#numbers.numberOf(term);
    if (number === undefined || this.#unpacked[number] !== 0) return;
    this.#unpacked[number] = 1;
    const postings: FieldPostings = new Map();
    for (const [field, { starts, documents, counts }] of this.#fields.entries()) {
      const frequencies = new Map<number, number>();
      const end = starts[number + 1] ?? 0;
      for (let at = starts[number] ?? 0; at < end; at += 1) {
        frequencies.set(documents[at] ?? 0, counts[at] ?? 0);
      }
      if (frequencies.size > 0) postings.set(field, frequencies);
    }
    if (postings.size > 0) super.set(term, postings);
  }
}

/** A passage is short: no word stands in it more often than this. */
const mostCounted = 0xffff;

async function packPostings(
  terms: readonly string[],
  postings: PostingsMap,
  fieldCount: number,
  pause: Pause,
): Promise<PackedField[]> {
  const before = postings instanceof PackedPostings ? postings : undefined;
  const live: (FieldPostings | undefined)[] = [];
  for (const [number, term] of terms.entries()) {
    const isPacked = before?.isPacked(number) === true;
    live.push(isPacked ? undefined : (postings.get(term) ?? noPostings));
    if (number % termsAtOnce === 0) await pause();
  }
  const packed: PackedField[] = [];
  for (let field = 0; field < fieldCount; field += 1) {
    packed.push(await packField(live, before?.field(field), field, pause));
  }
  return packed;
}

/** Packed without a look at the clock. */
const termsAtOnce = 500;
const noPostings: FieldPostings = new Map();

/** @param live by term number; `undefined` where the postings are packed `before` */
async function packField(
  live: readonly (FieldPostings | undefined)[],
  before: PackedField | undefined,
  field: number,
  pause: Pause,
): Promise<PackedField> {
  const startBefore = (number: number): number => before?.starts[number] ?? 0;
  const starts = new Uint32Array(live.length + 1);
  for (const [number, postings] of live.entries()) {
    const length =
      postings === undefined
        ? startBefore(number + 1) - startBefore(number)
        : (postings.get(field)?.size ?? 0);
    starts[number + 1] = (starts[number] ?? 0) + length;
  }
  const documents = new Uint32Array(starts.at(-1) ?? 0);
  const counts = new Uint16Array(documents.length);
  for (const [number, postings] of live.entries()) {
    if (number % termsAtOnce === 0) await pause();
    let at = starts[number] ?? 0;
    if (postings === undefined) {
      for (let from = startBefore(number); from < startBefore(number + 1); from += 1) {
        documents[at] = before?.documents[from] ?? 0;
        counts[at] = before?.counts[from] ?? 0;
        at += 1;
      }
      continue;
    }
    for (const [document, count] of postings.get(field) ?? []) {
      documents[at] = document;
      counts[at] = Math.min(count, mostCounted);
      at += 1;
    }
  }
  return { starts, documents, counts };
}
