import type { Passage } from '../passages/passage.js';
import type { PassageProfile } from './passage-profile.js';
import type { SearchItem } from './search/search-source.js';
import { SectionTable } from './section-table.js';

/** A passage with what ranking needs to know about it. */
export interface Entry extends SearchItem {
  /** Replaced when the passage moves within its document. */
  passage: Passage;
  readonly profile: PassageProfile;
}

const noIds: ReadonlySet<string> = new Set();

/** The entries that can be found, by id, by document and by section. */
export class EntryTable {
  readonly sections = new SectionTable();
  readonly #entries = new Map<string, Entry>();
  /** By document, in the order of the text. */
  readonly #idsOf = new Map<string, Set<string>>();

  get size(): number {
    return this.#entries.size;
  }

  /** Adds an entry whose id is new, at the end of its document. */
  add(entry: Entry): void {
    const { id, document } = entry.passage;
    this.#entries.set(id, entry);
    const ids = this.#idsOf.get(document);
    if (ids === undefined) this.#idsOf.set(document, new Set([id]));
    else ids.add(id);
    this.sections.add(entry.passage);
  }

  /** Removes and returns an entry; `undefined` when there is none with this id. */
  remove(id: string): Entry | undefined {
    const entry = this.#entries.get(id);
    if (entry === undefined) return undefined;
    const { document } = entry.passage;
    this.#entries.delete(id);
    this.sections.remove(entry.passage);
    this.#idsOf.get(document)?.delete(id);
    if (this.idsOf(document).size === 0) this.#idsOf.delete(document);
    return entry;
  }

  /**
   * Replaces the entries of a document.
   *
   * @param passages all new passages, in the order of the text
   * @param staged the entries of the passages that are new
   * @param reused by id: the passages whose entries stay, because only their offsets have changed
   * @returns the entries that are no longer in the table
   */
  replaceDocument(
    path: string,
    passages: readonly Passage[],
    {
      staged,
      reused,
    }: { readonly staged: readonly Entry[]; readonly reused: ReadonlyMap<string, Passage> },
  ): Entry[] {
    const superseded: Entry[] = [];
    for (const entry of this.of(path)) {
      const { id } = entry.passage;
      this.sections.remove(entry.passage);
      const moved = reused.get(id);
      if (moved !== undefined) {
        entry.passage = moved;
        continue;
      }
      this.#entries.delete(id);
      superseded.push(entry);
    }
    for (const entry of staged) this.#entries.set(entry.passage.id, entry);
    for (const passage of passages) this.sections.add(passage);
    if (passages.length === 0) this.#idsOf.delete(path);
    else this.#idsOf.set(path, new Set(passages.map(({ id }) => id)));
    return superseded;
  }

  /** `undefined` when there is none with this id. */
  get(id: string): Entry | undefined {
    return this.#entries.get(id);
  }

  /** In the order of the text; empty when there is no such document. */
  idsOf(document: string): ReadonlySet<string> {
    return this.#idsOf.get(document) ?? noIds;
  }

  /** In the order of the text; empty when there is no such document. */
  of(document: string): Entry[] {
    return Array.from(this.idsOf(document), (id) => {
      const entry = this.#entries.get(id);
      if (entry === undefined) throw new Error(`${document} has no passage ${id}`);
      return entry;
    });
  }

  /** All entries, grouped by document, in the order of the text. */
  list(): Entry[] {
    return [...this.#idsOf.keys()].flatMap((document) => this.of(document));
  }

  *passages(): Iterable<Passage> {
    for (const { passage } of this.#entries.values()) yield passage;
  }
}
