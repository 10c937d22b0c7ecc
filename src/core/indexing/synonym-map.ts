import { z } from 'zod';

import { compareTexts } from '../compare-texts.js';
import { ColumnError, type ColumnReader, type ColumnWriter } from './columns.js';

/** Words that a question is searched by as well if it has all of some others. All of them are stems. */
export interface SynonymEntry {
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Whether `from` is an acronym, which in lower case may be a word with another meaning. */
  readonly fromAcronym?: true;
}

const entriesSchema = z.array(
  z.strictObject({
    entry: z.strictObject({
      from: z.array(z.string()),
      to: z.array(z.string()),
      fromAcronym: z.literal(true).exactOptional(),
    }),
    count: z.int().positive(),
  }),
);

/**
 * Which phrases stand for which others: the acronyms that passages introduce with their long forms,
 * and the rules of `synonyms.txt`.
 */
export class SynonymMap {
  /** By the first word of `from`, then by the whole entry. */
  readonly #entries = new Map<string, Map<string, { entry: SynonymEntry; count: number }>>();

  /** Adds (1) or subtracts (-1) an acronym and its long form, in both directions. */
  countAcronym(short: readonly string[], long: readonly string[], change: 1 | -1): void {
    this.count({ from: short, to: long, fromAcronym: true }, change);
    this.count({ from: long, to: short }, change);
  }

  /** Adds or subtracts occurrences of an entry. One without words on either side is ignored. */
  count(entry: SynonymEntry, change: number): void {
    const [first] = entry.from;
    if (first === undefined || entry.to.length === 0) return;
    const entries =
      this.#entries.get(first) ?? new Map<string, { entry: SynonymEntry; count: number }>();
    this.#entries.set(first, entries);
    const key = `${entry.from.join(' ')} ${entry.fromAcronym ? '>>' : '>'} ${entry.to.join(' ')}`;
    const count = (entries.get(key)?.count ?? 0) + change;
    if (count > 0) entries.set(key, { entry, count });
    else entries.delete(key);
  }

  /** The entries that begin with a word, in an order that does not depend on how they were added. */
  rulesFor(first: string): SynonymEntry[] {
    const entries = this.#entries.get(first);
    if (entries === undefined) return [];
    return [...entries].sort(([a], [b]) => compareTexts(a, b)).map(([, { entry }]) => entry);
  }

  save(writer: ColumnWriter): void {
    const entries = [...this.#entries.values()].flatMap((all) => [...all.values()]);
    writer.putJson('synonym-map', entries);
  }

  /**
   * Takes over what another map saved. Only on an empty map.
   *
   * @throws ColumnError
   */
  load(reader: ColumnReader): void {
    const { data, error } = entriesSchema.safeParse(reader.getJson('synonym-map'));
    if (error !== undefined) throw new ColumnError('synonym-map cannot be read', { cause: error });
    for (const { entry, count } of data) this.count(entry, count);
  }
}
