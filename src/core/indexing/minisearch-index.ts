import { z } from 'zod';

import { type Analyzer, createAnalyzer } from '../analysis/analyzer.js';
import { findAcronyms } from '../analysis/find-acronyms.js';
import type { Language } from '../analysis/language.js';
import type { SynonymRule } from '../analysis/parse-synonyms.js';
import { createYielder, neverYield, type YieldIfDue } from '../create-yielder.js';
import { itemAt } from '../item-at.js';
import { numberAt } from '../number-at.js';
import type { Passage } from '../passages/passage.js';
import { ColumnError, ColumnReader, type Columns, ColumnWriter } from './columns.js';
import { DocumentTable } from './document-table.js';
import { Lexicon } from './lexicon.js';
import { type Entry, loadPassages, savePassages } from './passage-columns.js';
import type {
  Candidate,
  CandidateOptions,
  CorpusStatistics,
  DocumentProfile,
  PassageIndex,
  SimilarStem,
} from './passage-index.js';
import { buildPassageProfile, type PassageProfile, removePassageWords } from './passage-profile.js';
import { SectionTable } from './section-table.js';
import { notIndexed } from './search/search-source.js';
import { SegmentedSearch } from './search/segmented-search.js';
import { SynonymMap } from './synonym-map.js';
import { TermDictionary } from './term-dictionary.js';

export interface MiniSearchIndexOptions {
  /** For passages whose own language is undecided. Default: `de`. */
  readonly defaultLanguage?: Language;
  /** Default: no synonyms. */
  readonly synonyms?: readonly SynonymRule[];
}

/**
 * How many postings one question may read. A term that occurs in a large share of the passages costs
 * most and says least, so candidates come from the rarer terms, and the exact score from the candidates.
 */
const postingBudget = 100_000;
/** In code units: longer terms are not mistyped words, and finding similar ones would take long. */
const longestMistyped = 64;

const rulesSchema = z.array(z.strictObject({ from: z.string(), to: z.array(z.string()) }));

const noIds: ReadonlySet<string> = new Set();

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
  readonly lexicon = new Lexicon();
  readonly synonymMap = new SynonymMap();
  readonly sections = new SectionTable();
  readonly #analyzers: Readonly<Record<Language, Analyzer>> = {
    de: createAnalyzer('de'),
    en: createAnalyzer('en'),
  };
  readonly #entries = new Map<string, Entry>();
  /** By document, in the order of the text. */
  readonly #idsOf = new Map<string, Set<string>>();
  readonly #documents = new DocumentTable();
  readonly #stems = new TermDictionary(this.lexicon.stems);
  readonly #totals = { length: 0, gramLength: 0 };
  readonly #search: SegmentedSearch<Entry>;
  #synonyms: readonly SynonymRule[] = [];

  constructor(readonly defaultLanguage: Language) {
    const { lexicon } = this;
    this.#search = new SegmentedSearch({
      termsOf: ({ profile }, field) =>
        readStems(field === 'body' ? profile.words : profile.heading, lexicon),
      nameOf: (stem) => itemAt(lexicon.stems, stem),
      get termCount() {
        return lexicon.stems.length;
      },
      compare: (a, b) => (a.passage.id < b.passage.id ? -1 : 1),
    });
  }

  get statistics(): CorpusStatistics {
    const passages = Math.max(1, this.#entries.size);
    return {
      passages: this.#entries.size,
      documents: this.#documents.size,
      averageLength: this.#totals.length / passages,
      averageGramLength: this.#totals.gramLength / passages,
      averageDocumentLength: this.#documents.averageLength,
    };
  }

  get synonyms(): readonly SynonymRule[] {
    return this.#synonyms;
  }

  get isMergeDue(): boolean {
    return this.#search.isMergeDue;
  }

  add(passages: Iterable<Passage>): void {
    for (const passage of passages) {
      this.remove([passage.id]);
      const entry = this.#index(passage, false);
      this.#entries.set(passage.id, entry);
      const ids = this.#idsOf.get(passage.document);
      if (ids === undefined) this.#idsOf.set(passage.document, new Set([passage.id]));
      else ids.add(passage.id);
      this.sections.add(passage);
    }
  }

  remove(ids: Iterable<string>): void {
    for (const id of ids) {
      const entry = this.#entries.get(id);
      if (entry === undefined) continue;
      const { document } = entry.passage;
      this.#entries.delete(id);
      this.sections.remove(entry.passage);
      this.#idsOf.get(document)?.delete(id);
      if (this.passageIdsOf(document).size === 0) this.#idsOf.delete(document);
      this.#discard(entry);
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
    await this.#discardAll(this.#exchange(path, passages, staged, reused), yieldIfDue);
  }

  setSynonyms(rules: readonly SynonymRule[]): void {
    this.#countSynonyms(-1);
    this.#synonyms = rules;
    this.#countSynonyms(1);
  }

  async merge(yieldIfDue: YieldIfDue = neverYield): Promise<void> {
    await this.#search.merge(this.#listEntries(), yieldIfDue);
  }

  async save(yieldIfDue: YieldIfDue = neverYield): Promise<Columns | undefined> {
    const writer = new ColumnWriter();
    // The order of the entries is that of the ordinals, so the entries must be those that were merged.
    const entries = this.#listEntries();
    await this.#search.merge(entries, yieldIfDue);
    if (!this.#search.isMerged) return undefined;
    this.#search.save(writer);
    await savePassages(entries, writer, yieldIfDue);
    await this.lexicon.save(writer, yieldIfDue);
    this.#stems.save(writer);
    await yieldIfDue();
    await this.#documents.save(writer, yieldIfDue);
    this.synonymMap.save(writer);
    writer.putJson('synonyms', this.#synonyms);
    writer.putNumbers('totals', [this.#totals.length, this.#totals.gramLength]);
    return writer.columns;
  }

  /** Only on an empty index. */
  async load(reader: ColumnReader, yieldIfDue: YieldIfDue): Promise<void> {
    const entries = await loadPassages(reader, yieldIfDue);
    for (const [at, entry] of entries.entries()) {
      const { id, document } = entry.passage;
      this.#entries.set(id, entry);
      const ids = this.#idsOf.get(document);
      if (ids === undefined) this.#idsOf.set(document, new Set([id]));
      else ids.add(id);
      this.sections.add(entry.passage);
      if (at % entriesPerStep === 0) await yieldIfDue();
    }
    await this.lexicon.load(reader, yieldIfDue);
    await this.#stems.load(reader, yieldIfDue);
    await this.#documents.load(reader, yieldIfDue);
    this.synonymMap.load(reader);
    this.#synonyms = parseRules(reader.getJson('synonyms'));
    const totals = reader.getNumbers('totals');
    this.#totals.length = itemAt(totals, 0);
    this.#totals.gramLength = itemAt(totals, 1);
    this.#search.load(entries, reader);
  }

  get(id: string): Passage | undefined {
    return this.#entries.get(id)?.passage;
  }

  candidate(id: string): Candidate | undefined {
    const entry = this.#entries.get(id);
    return entry === undefined ? undefined : { ...entry, score: 0 };
  }

  *passages(): Iterable<Passage> {
    for (const { passage } of this.#entries.values()) yield passage;
  }

  passageIdsOf(document: string): ReadonlySet<string> {
    return this.#idsOf.get(document) ?? noIds;
  }

  document(path: string): DocumentProfile | undefined {
    return this.#documents.get(path);
  }

  documentFrequency(stem: number): number {
    return this.#documents.frequencyOf(stem);
  }

  findCandidates(
    terms: ReadonlyMap<string, number>,
    { limit, document }: CandidateOptions,
  ): Candidate[] {
    const chosen = document === undefined ? this.#chooseTerms(terms) : [...terms];
    const weights = new Map<number, number>();
    for (const [term, weight] of chosen) {
      const stem = this.lexicon.stemNumber(term);
      if (stem !== undefined) weights.set(stem, weight);
    }
    const among = document === undefined ? {} : { among: this.#entriesOf(document) };
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

  #compareNames(a: number, b: number): number {
    const { stems } = this.lexicon;
    return itemAt(stems, a) < itemAt(stems, b) ? -1 : 1;
  }

  /** The rarest terms, as many as the budget of postings allows, and at least one. */
  #chooseTerms(terms: ReadonlyMap<string, number>): (readonly [term: string, weight: number])[] {
    const frequency = (term: string): number => {
      const stem = this.lexicon.stemNumber(term);
      return stem === undefined ? 0 : numberAt(this.lexicon.stemFrequency, stem);
    };
    // The words of the question come before other forms of them.
    const known = [...terms].filter(([term]) => frequency(term) > 0);
    known.sort(
      ([a, weightOfA], [b, weightOfB]) =>
        Number(weightOfB === 1) - Number(weightOfA === 1) ||
        frequency(a) - frequency(b) ||
        (a < b ? -1 : 1),
    );
    let postings = 0;
    return known.filter(([term], at) => {
      postings += frequency(term);
      return at === 0 || postings <= postingBudget;
    });
  }

  /** All entries that can be found, grouped by document, in the order of the text. */
  #listEntries(): Entry[] {
    return [...this.#idsOf.keys()].flatMap((document) => this.#entriesOf(document));
  }

  #entriesOf(document: string): Entry[] {
    return Array.from(this.passageIdsOf(document), (id) => {
      const entry = this.#entries.get(id);
      if (entry === undefined) throw new Error(`${document} has no passage ${id}`);
      return entry;
    });
  }

  /** Analyzes a passage and counts it; it is found only if it is not masked. */
  #index(passage: Passage, isMasked: boolean): Entry {
    const profile = buildPassageProfile(passage, this.lexicon, this.#analyzerOf(passage));
    const entry: Entry = { passage, profile, ordinal: notIndexed };
    this.#count(passage, profile, 1);
    this.#search.add(entry, isMasked);
    this.#stems.update();
    return entry;
  }

  /** Takes back `#index`. */
  #discard(entry: Entry): void {
    const { passage, profile } = entry;
    this.#search.remove(entry);
    this.#count(passage, profile, -1);
    removePassageWords(passage, this.lexicon, this.#analyzerOf(passage));
  }

  async #discardAll(entries: readonly Entry[], yieldIfDue: YieldIfDue): Promise<void> {
    for (const entry of entries) {
      this.#discard(entry);
      await yieldIfDue();
    }
  }

  /**
   * Lets the new passages of a document be found instead of the old ones, in one step.
   *
   * @returns the entries that are no longer found
   */
  #exchange(
    path: string,
    passages: readonly Passage[],
    staged: readonly Entry[],
    reused: ReadonlyMap<string, Passage>,
  ): Entry[] {
    const superseded: Entry[] = [];
    for (const entry of this.#entriesOf(path)) {
      const { id } = entry.passage;
      this.sections.remove(entry.passage);
      const moved = reused.get(id);
      if (moved !== undefined) {
        entry.passage = moved;
        continue;
      }
      this.#entries.delete(id);
      this.#search.setMasked(entry, true);
      superseded.push(entry);
    }
    for (const entry of staged) {
      this.#entries.set(entry.passage.id, entry);
      this.#search.setMasked(entry, false);
    }
    for (const passage of passages) this.sections.add(passage);
    if (passages.length === 0) this.#idsOf.delete(path);
    else this.#idsOf.set(path, new Set(passages.map(({ id }) => id)));
    return superseded;
  }

  #countSynonyms(change: 1 | -1): void {
    for (const { from, to } of this.#synonyms) {
      for (const analyzer of Object.values(this.#analyzers)) {
        for (const phrase of to) {
          const entry = {
            from: stemsOfPhrase(from, analyzer),
            to: stemsOfPhrase(phrase, analyzer),
          };
          this.synonymMap.count(entry, change);
        }
      }
    }
  }

  #analyzerOf({ language }: Passage): Analyzer {
    return this.#analyzers[language ?? this.defaultLanguage];
  }

  /** Adds (1) or subtracts (-1) a passage in all figures. */
  #count(passage: Passage, profile: PassageProfile, change: 1 | -1): void {
    const { lexicon } = this;
    this.#totals.length += change * profile.length;
    this.#totals.gramLength += change * profile.gramLength;
    const stems = new Map<number, number>();
    const grams = new Set<number>();
    for (const word of new Set([...profile.words, ...profile.heading])) {
      const stem = lexicon.stemOf(word);
      if (stem === undefined) continue;
      stems.set(stem, 0);
      const end = numberAt(lexicon.gramStarts, word + 1);
      for (let at = numberAt(lexicon.gramStarts, word); at < end; at += 1) {
        grams.add(numberAt(lexicon.grams, at));
      }
    }
    for (const stem of stems.keys()) {
      lexicon.stemFrequency[stem] = numberAt(lexicon.stemFrequency, stem) + change;
    }
    for (const gram of grams) {
      lexicon.gramFrequency[gram] = numberAt(lexicon.gramFrequency, gram) + change;
    }
    for (const word of profile.words) {
      const stem = lexicon.stemOf(word);
      if (stem !== undefined) stems.set(stem, (stems.get(stem) ?? 0) + 1);
    }
    const analyzer = this.#analyzerOf(passage);
    for (const text of [passage.text, ...passage.headings]) {
      for (const { short, long } of findAcronyms(text)) {
        const shortStems = stemsOfPhrase(short, analyzer);
        this.synonymMap.countAcronym(shortStems, stemsOfPhrase(long, analyzer), change);
      }
    }
    this.#documents.count(passage.document, stems, profile.length, change);
  }
}

/** How many entries are put into maps before the clock is looked at. */
const entriesPerStep = 500;

/** The stems of words, without stop words. */
function readStems(words: Uint32Array, lexicon: Lexicon): number[] {
  const stems: number[] = [];
  for (const word of words) {
    const stem = lexicon.stemOf(word);
    if (stem !== undefined) stems.push(stem);
  }
  return stems;
}

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

/** The stems of the content words of a phrase, each once, in the order of the phrase. */
function stemsOfPhrase(phrase: string, analyzer: Analyzer): string[] {
  return [...new Set(analyzer.analyze(phrase).map(({ term }) => term))];
}

function parseRules(value: unknown): readonly SynonymRule[] {
  const { data, error } = rulesSchema.safeParse(value);
  if (error !== undefined) throw new ColumnError('synonyms cannot be read', { cause: error });
  return data;
}
