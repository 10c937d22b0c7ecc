import type { ColumnReader, ColumnWriter } from './columns.js';

/** Words that a question may be searched by as well, when it has all of others. Terms are stems. */
export interface SynonymEntry {
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** `from` is an acronym: in other letters it may be a word that means something else. */
  readonly fromAcronym?: true;
}

/**
 * Which phrases stand for which: the corpus's own acronyms, counted in and out with the passages that
 * introduce them, and synonyms, which stay.
 */
export class SynonymMap {
  readonly #entries = new Map<string, Map<string, { rule: SynonymEntry; count: number }>>();

  /**
   * Counts an acronym and its long form, in both directions, in (1) or out (-1). Phrases without words
   * are passed over.
   */
  countAcronym(short: readonly string[], long: readonly string[], change: 1 | -1): void {
    this.count({ from: short, to: long, fromAcronym: true }, change);
    this.count({ from: long, to: short }, change);
  }

  count(rule: SynonymEntry, change: 1 | -1): void {
    this.#countBy(rule, change);
  }

  #countBy(rule: SynonymEntry, change: number): void {
    const [first] = rule.from;
    if (first === undefined || rule.to.length === 0) return;
    const rules =
      this.#entries.get(first) ?? new Map<string, { rule: SynonymEntry; count: number }>();
    this.#entries.set(first, rules);
    const key = `${rule.from.join(' ')} ${rule.fromAcronym ? '>>' : '>'} ${rule.to.join(' ')}`;
    const count = (rules.get(key)?.count ?? 0) + change;
    if (count > 0) rules.set(key, { rule, count });
    else rules.delete(key);
    if (rules.size === 0) this.#entries.delete(first);
  }

  /** The rules whose first word this is, in an order that does not depend on how they came. */
  rulesFor(first: string): SynonymEntry[] {
    const rules = this.#entries.get(first);
    if (rules === undefined) return [];
    return [...rules].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { rule }]) => rule);
  }

  save(writer: ColumnWriter): void {
    const entries = [...this.#entries.values()].flatMap((rules) => [...rules.values()]);
    writer.putJson('synonym-map', entries);
  }

  /** Takes over what another one saved. Only on an empty table. */
  load(reader: ColumnReader): void {
    const entries = reader.getJson('synonym-map') as { rule: SynonymEntry; count: number }[];
    for (const { rule, count } of entries) this.#countBy(rule, count);
  }
}
