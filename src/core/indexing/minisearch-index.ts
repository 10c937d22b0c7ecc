import { compareTexts } from '../compare-texts.js';
import type { Language } from '../analysis/language.js';
import type { SynonymRule } from '../analysis/parse-synonyms.js';
import { createYielder, neverYield, type YieldIfDue } from '../create-yielder.js';
import { itemAt } from '../item-at.js';
import { numberAt } from '../number-at.js';
import type { Passage } from '../passages/passage.js';
import { chooseRareTerms } from './choose-rare-terms.js';
import { ColumnReader, type Columns, ColumnWriter } from './columns.js';
import { CorpusCounts } from './corpus-counts.js';
import { type Entry, EntryTable } from './entry-table.js';
import type { Lexicon } from './lexicon.js';
import { loadPassages, savePassages } from './passage-columns.js';
import type {
  Candidate,
  CandidateOptions,
  CorpusStatistics,
  DocumentProfile,
  PassageIndex,
  SimilarStem,
} from './passage-index.js';
import { readStems } from './passage-profile.js';
import { notIndexed } from './search/search-source.js';
import { SegmentedSearch } from './search/segmented-search.js';
import type { SectionTable } from './section-table.js';
import type { SynonymMap } from './synonym-map.js';
import { TermDictionary } from './term-dictionary.js';

export interface MiniSearchIndexOptions {
  /** For passages whose own language is undecided. Default: `de`. */
  readonly defaultLanguage?: Language;
  /** Default: no synonyms. */
  readonly synonyms?: readonly SynonymRule[];
}

/** In code units: longer terms are not mistyped words, and finding similar ones would take long. */
const longestMistyped = 64;

/** Creates an empty `PassageIndex` on MiniSearch. */
export function createMiniSearchIndex(options: MiniSearchIndexOptions = {}): PassageIndex {
  const index = new MiniSearchIndex(options.defaultLanguage ?? 'de');
  index.setSynonyms(options.synonyms ?? []);
  return index;
}

/**
 * Loads an index from the columns of another one's `save`, which become part of it.
 *
 * @param yieldIfDue Default: loads without yielding
 * @throws ColumnError when the columns do not fit together
 */
export async function loadMiniSearchIndex(
  columns: Columns,
  {
    defaultLanguage = 'de',
    yieldIfDue = neverYield,
  }: Pick<MiniSearchIndexOptions, 'defaultLanguage'> & { readonly yieldIfDue?: YieldIfDue } = {},
): Promise<PassageIndex> {
  const index = new MiniSearchIndex(defaultLanguage);
  await index.load(new ColumnReader(columns), yieldIfDue);
  return index;
}

class MiniSearchIndex implements PassageIndex {
  readonly #counts: CorpusCounts;
  readonly #entries = new EntryTable();
  readonly #stems: TermDictionary;
  readonly #search: SegmentedSearch<Entry>;

  constructor(defaultLanguage: Language) {
    this.#counts = new CorpusCounts(defaultLanguage);
    const { lexicon } = this.#counts;
    this.#stems = new TermDictionary(lexicon.stems);
    this.#search = new SegmentedSearch({
      termsOf: ({ profile }, field) =>
        readStems(field === 'body' ? profile.words : profile.heading, lexicon),
      nameOf: (stem) => itemAt(lexicon.stems, stem),
      get termCount() {
        return lexicon.stems.length;
      },
      compare: (a, b) => compareTexts(a.passage.id, b.passage.id),
    });
  }

  get statistics(): CorpusStatistics {
    return this.#counts.computeStatistics(this.#entries.size);
  }

  get lexicon(): Lexicon {
    return this.#counts.lexicon;
  }

  get synonymMap(): SynonymMap {
    return this.#counts.synonymMap;
  }

  get sections(): SectionTable {
    return this.#entries.sections;
  }

  get synonyms(): readonly SynonymRule[] {
    return this.#counts.synonyms;
  }

  get isMergeDue(): boolean {
    return this.#search.isMergeDue;
  }

  add(passages: Iterable<Passage>): void {
    for (const passage of passages) {
      this.remove([passage.id]);
      this.#entries.add(this.#index(passage, false));
    }
  }

  remove(ids: Iterable<string>): void {
    for (const id of ids) {
      const entry = this.#entries.remove(id);
      if (entry !== undefined) this.#discard(entry);
    }
  }

  async replaceDocument(
    path: string,
    passages: readonly Passage[],
    yieldIfDue: YieldIfDue = neverYield,
  ): Promise<void> {
    const staged: Entry[] = [];
    const reused = new Map<string, Passage>();
    try {
      for (const passage of passages) {
        await yieldIfDue();
        const before = this.#entries.get(passage.id);
        if (before !== undefined && haveSameWords(before.passage, passage)) {
          reused.set(passage.id, passage);
        } else staged.push(this.#index(passage, true));
      }
    } catch (error) {
      await this.#discardAll(staged, createYielder());
      throw error;
    }
    const superseded = this.#entries.replaceDocument(path, passages, { staged, reused });
    for (const entry of superseded) this.#search.setMasked(entry, true);
    for (const entry of staged) this.#search.setMasked(entry, false);
    await this.#discardAll(superseded, yieldIfDue);
  }

  setSynonyms(rules: readonly SynonymRule[]): void {
    this.#counts.setSynonyms(rules);
  }

  async merge(yieldIfDue: YieldIfDue = neverYield): Promise<void> {
    await this.#search.merge(this.#entries.list(), yieldIfDue);
  }

  async save(yieldIfDue: YieldIfDue = neverYield): Promise<Columns | undefined> {
    const writer = new ColumnWriter();
    // The order of the entries is that of the ordinals, so the entries must be those that were merged.
    const entries = this.#entries.list();
    await this.#search.merge(entries, yieldIfDue);
    if (!this.#search.isMerged) return undefined;
    this.#search.save(writer);
    await savePassages(entries, writer, yieldIfDue);
    await this.#counts.save(writer, yieldIfDue);
    this.#stems.save(writer);
    return writer.columns;
  }

  /** Only on an empty index. */
  async load(reader: ColumnReader, yieldIfDue: YieldIfDue): Promise<void> {
    const entries = await loadPassages(reader, yieldIfDue);
    for (const [at, entry] of entries.entries()) {
      this.#entries.add(entry);
      if (at % entriesPerStep === 0) await yieldIfDue();
    }
    await this.#counts.load(reader, yieldIfDue);
    await this.#stems.load(reader, yieldIfDue);
    this.#search.load(entries, reader);
  }

  get(id: string): Passage | undefined {
    return this.#entries.get(id)?.passage;
  }

  candidate(id: string): Candidate | undefined {
    const entry = this.#entries.get(id);
    return entry === undefined ? undefined : { ...entry, score: 0 };
  }

  passages(): Iterable<Passage> {
    return this.#entries.passages();
  }

  passageIdsOf(document: string): ReadonlySet<string> {
    return this.#entries.idsOf(document);
  }

  document(path: string): DocumentProfile | undefined {
    return this.#counts.documents.get(path);
  }

  documentFrequency(stem: number): number {
    return this.#counts.documents.frequencyOf(stem);
  }

  findCandidates(
    terms: ReadonlyMap<string, number>,
    { limit, document }: CandidateOptions,
  ): Candidate[] {
    const chosen =
      document === undefined
        ? chooseRareTerms(terms, (term) => this.#frequencyOf(term))
        : [...terms];
    const weights = new Map<number, number>();
    for (const [term, weight] of chosen) {
      const stem = this.lexicon.stemNumber(term);
      if (stem !== undefined) weights.set(stem, weight);
    }
    const among = document === undefined ? {} : { among: this.#entries.of(document) };
    return this.#search
      .findBest(weights, { limit, ...among })
      .map(({ item: { passage, profile }, score }) => ({ passage, profile, score }));
  }

  findSimilarStems(stem: string, distance: number): SimilarStem[] {
    if (stem.length > longestMistyped) return [];
    return this.#stems
      .findSimilar(stem, distance)
      .filter((similar) => this.#isInUse(similar.stem))
      .sort((a, b) => a.distance - b.distance || this.#compareNames(a.stem, b.stem));
  }

  findStemsWithPrefix(prefix: string): number[] {
    return this.#sortByName(this.#stems.findByPrefix(prefix));
  }

  findStemsWithSuffix(suffix: string): number[] {
    return this.#sortByName(this.#stems.findBySuffix(suffix));
  }

  surfaceOf(stem: number): string | undefined {
    return this.lexicon.surfaceOf(stem);
  }

  /** Sorts by the stems themselves: their numbers depend on the order in which passages were added. */
  #sortByName(stems: readonly number[]): number[] {
    return stems.filter((stem) => this.#isInUse(stem)).sort((a, b) => this.#compareNames(a, b));
  }

  #isInUse(stem: number): boolean {
    return numberAt(this.lexicon.stemFrequency, stem) > 0;
  }

  /** How many passages contain a term. */
  #frequencyOf(term: string): number {
    const stem = this.lexicon.stemNumber(term);
    return stem === undefined ? 0 : numberAt(this.lexicon.stemFrequency, stem);
  }

  #compareNames(a: number, b: number): number {
    const { stems } = this.lexicon;
    return compareTexts(itemAt(stems, a), itemAt(stems, b));
  }

  /** Analyzes a passage and counts it; it is found only if it is not masked. */
  #index(passage: Passage, isMasked: boolean): Entry {
    const entry: Entry = { passage, profile: this.#counts.add(passage), ordinal: notIndexed };
    this.#search.add(entry, isMasked);
    this.#stems.update();
    return entry;
  }

  /** Takes back `#index`. */
  #discard(entry: Entry): void {
    this.#search.remove(entry);
    this.#counts.remove(entry.passage, entry.profile);
  }

  async #discardAll(entries: readonly Entry[], yieldIfDue: YieldIfDue): Promise<void> {
    for (const entry of entries) {
      this.#discard(entry);
      await yieldIfDue();
    }
  }
}

/** How many entries are put into maps before the clock is looked at. */
const entriesPerStep = 500;

/** Whether two passages of one document and one text also have the same words around them. */
function haveSameWords(a: Passage, b: Passage): boolean {
  return (
    a.document === b.document &&
    a.text === b.text &&
    a.title === b.title &&
    a.language === b.language &&
    a.headings.join('\0') === b.headings.join('\0')
  );
}
