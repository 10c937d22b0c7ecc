import { type Analyzer, createAnalyzer } from '../analysis/analyzer.js';
import { findAcronyms } from '../analysis/find-acronyms.js';
import type { Language } from '../analysis/language.js';
import type { SynonymRule } from '../analysis/parse-synonyms.js';
import type { Passage } from '../passages/passage.js';
import { ColumnReader, type Columns, ColumnWriter, type Pause } from './columns.js';
import { DocumentTable } from './document-table.js';
import { SectionTable } from './section-table.js';
import { SynonymMap } from './synonym-map.js';
import { ExactMiniSearch, type TermNumbers } from './exact-minisearch.js';
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
import { TermDictionary } from './term-dictionary.js';

/** What MiniSearch is given of a passage: its stems, ready made. */
interface IndexedFields {
  readonly id: string;
  readonly body: string;
  readonly heading: string;
}

export interface MiniSearchIndexOptions {
  /** For passages whose own language is undecided. Default `de`. */
  readonly defaultLanguage?: Language;
  /** What may be searched as something else besides. Default: nothing. */
  readonly synonyms?: readonly SynonymRule[];
}

/** A heading's words say what a passage is about, but they are not in it. */
const headingBoost = 0.5;
/**
 * How many postings one question may read. A word that stands in a large share of the passages costs
 * most and says least: candidates come from the rarer words, the exact score from the candidates.
 */
const postingBudget = 100_000;

/** In code units: longer ones are no mistyped words, and to look for their like takes long. */
const longestMistyped = 64;

const noIds: ReadonlySet<string> = new Set();

/** `PassageIndex` on MiniSearch. */
export function createMiniSearchIndex(options: MiniSearchIndexOptions = {}): PassageIndex {
  const index = new MiniSearchIndex(options.defaultLanguage ?? 'de');
  index.setSynonyms(options.synonyms ?? []);
  return index;
}

/**
 * The index that another one's `save` put into columns; the columns become its own.
 *
 * @throws ColumnError when they do not fit together
 */
export function loadMiniSearchIndex(
  columns: Columns,
  options: Pick<MiniSearchIndexOptions, 'defaultLanguage'> = {},
): PassageIndex {
  const index = new MiniSearchIndex(options.defaultLanguage ?? 'de');
  index.load(new ColumnReader(columns));
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
  /** By document. */
  readonly #idsOf = new Map<string, Set<string>>();
  readonly #documents = new DocumentTable();
  readonly #stems = new TermDictionary(this.lexicon.stems);
  #synonymRules: readonly SynonymRule[] = [];
  readonly #totals = { length: 0, gramLength: 0 };
  readonly #search = new ExactMiniSearch<IndexedFields>({
    fields: ['body', 'heading'],
    tokenize: (stems) => (stems === '' ? [] : stems.split(' ')),
    processTerm: (stem) => stem,
    autoVacuum: false,
    searchOptions: { boost: { heading: headingBoost }, bm25: { k: 1.2, b: 0.75, d: 0 } },
  });

  constructor(readonly defaultLanguage: Language) {}

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

  add(passages: Iterable<Passage>): void {
    for (const passage of passages) {
      this.remove([passage.id]);
      const profile = buildPassageProfile(passage, this.lexicon, this.#analyzerOf(passage));
      this.#entries.set(passage.id, { passage, profile });
      this.#noteId(passage);
      this.sections.add(passage);
      this.#count(passage, profile, 1);
      this.#search.add(this.#fieldsOf(passage.id, profile));
    }
  }

  remove(ids: Iterable<string>): void {
    for (const id of ids) {
      const entry = this.#entries.get(id);
      if (entry === undefined) continue;
      const { passage, profile } = entry;
      this.#search.remove(this.#fieldsOf(id, profile));
      this.#count(passage, profile, -1);
      removePassageWords(passage, this.lexicon, this.#analyzerOf(passage));
      this.#entries.delete(id);
      this.sections.remove(passage);
      this.#idsOf.get(passage.document)?.delete(id);
      if (this.passageIdsOf(passage.document).size === 0) this.#idsOf.delete(passage.document);
    }
  }

  setSynonyms(rules: readonly SynonymRule[]): void {
    this.#countSynonyms(-1);
    this.#synonymRules = rules;
    this.#countSynonyms(1);
  }

  async save(pause: Pause = () => undefined): Promise<Columns> {
    const writer = new ColumnWriter();
    await savePassages([...this.#entries.values()], writer, pause);
    this.lexicon.save(writer);
    await pause();
    this.#stems.save(writer);
    await pause();
    this.#documents.save(writer);
    await pause();
    this.synonymMap.save(writer);
    writer.putJson('synonyms', this.#synonymRules);
    writer.putNumbers('totals', [this.#totals.length, this.#totals.gramLength]);
    await this.#search.pack(this.#termNumbers, writer, pause);
    return writer.columns;
  }

  /** Only on an empty index. */
  load(reader: ColumnReader): void {
    for (const entry of loadPassages(reader)) {
      this.#entries.set(entry.passage.id, entry);
      this.#noteId(entry.passage);
      this.sections.add(entry.passage);
    }
    this.lexicon.load(reader);
    this.#stems.load(reader);
    this.#documents.load(reader);
    this.synonymMap.load(reader);
    this.#synonymRules = reader.getJson('synonyms') as SynonymRule[];
    const [length = 0, gramLength = 0] = reader.getNumbers('totals');
    this.#totals.length = length;
    this.#totals.gramLength = gramLength;
    this.#search.unpack(this.#termNumbers, reader);
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
    const chosen = document === undefined ? this.#chooseTerms(terms) : terms;
    const among = document === undefined ? {} : { among: this.passageIdsOf(document) };
    return this.#search.findBest(chosen, { limit, ...among }).flatMap(({ id, score }) => {
      const entry = this.#entries.get(id);
      return entry === undefined ? [] : [{ ...entry, score }];
    });
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

  /** By the stems themselves: their numbers depend on the order in which passages came. */
  #sortByName(stems: readonly number[]): number[] {
    return stems.filter((stem) => this.#isInUse(stem)).sort((a, b) => this.#compareNames(a, b));
  }

  #isInUse(stem: number): boolean {
    return (this.lexicon.stemFrequency[stem] ?? 0) > 0;
  }

  #compareNames(a: number, b: number): number {
    const { stems } = this.lexicon;
    return (stems[a] ?? '') < (stems[b] ?? '') ? -1 : 1;
  }

  /** The rarest terms, as many as the budget of postings allows; at least one. */
  #chooseTerms(terms: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
    const frequency = (term: string): number => {
      const stem = this.lexicon.stemNumber(term);
      return stem === undefined ? 0 : (this.lexicon.stemFrequency[stem] ?? 0);
    };
    // The words that were asked come before other forms of them.
    const known = [...terms].filter(([term]) => frequency(term) > 0);
    known.sort(
      ([a, weightOfA], [b, weightOfB]) =>
        Number(weightOfB === 1) - Number(weightOfA === 1) ||
        frequency(a) - frequency(b) ||
        (a < b ? -1 : 1),
    );
    let postings = 0;
    return new Map(
      known.filter(([term], at) => {
        postings += frequency(term);
        return at === 0 || postings <= postingBudget;
      }),
    );
  }

  #noteId({ id, document }: Passage): void {
    const ids = this.#idsOf.get(document);
    if (ids === undefined) this.#idsOf.set(document, new Set([id]));
    else ids.add(id);
  }

  get #termNumbers(): TermNumbers {
    const { lexicon } = this;
    return { numberOf: (stem) => lexicon.stemNumber(stem), terms: lexicon.stems };
  }

  #countSynonyms(change: 1 | -1): void {
    for (const { from, to } of this.#synonymRules) {
      for (const analyzer of Object.values(this.#analyzers)) {
        for (const phrase of to) {
          const rule = { from: stemsOfPhrase(from, analyzer), to: stemsOfPhrase(phrase, analyzer) };
          this.synonymMap.count(rule, change);
        }
      }
    }
  }

  #analyzerOf({ language }: Passage): Analyzer {
    return this.#analyzers[language ?? this.defaultLanguage];
  }

  #fieldsOf(id: string, { words, heading }: PassageProfile): IndexedFields {
    return { id, body: this.#stemsOf(words), heading: this.#stemsOf(heading) };
  }

  #stemsOf(words: Uint32Array): string {
    const stems: string[] = [];
    for (const number of words) {
      const stem = this.lexicon.stemOf(number);
      if (stem !== undefined) stems.push(this.lexicon.stems[stem] ?? '');
    }
    return stems.join(' ');
  }

  /** Counts a passage in (1) or out (-1). */
  #count(passage: Passage, profile: PassageProfile, change: 1 | -1): void {
    const { lexicon } = this;
    this.#totals.length += change * profile.length;
    this.#totals.gramLength += change * profile.gramLength;
    const words = new Set([...profile.words, ...profile.heading]);
    const stems = new Map<number, number>();
    const grams = new Set<number>();
    for (const number of words) {
      const stem = lexicon.stemOf(number);
      if (stem === undefined) continue;
      stems.set(stem, 0);
      const end = lexicon.gramStarts[number + 1] ?? 0;
      for (let at = lexicon.gramStarts[number] ?? 0; at < end; at += 1) {
        grams.add(lexicon.grams[at] ?? 0);
      }
    }
    for (const stem of stems.keys()) {
      lexicon.stemFrequency[stem] = (lexicon.stemFrequency[stem] ?? 0) + change;
    }
    for (const gram of grams) {
      lexicon.gramFrequency[gram] = (lexicon.gramFrequency[gram] ?? 0) + change;
    }
    for (const number of profile.words) {
      const stem = lexicon.stemOf(number);
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

/** Its content words' stems, each once, in order. */
function stemsOfPhrase(phrase: string, analyzer: Analyzer): string[] {
  return [...new Set(analyzer.analyze(phrase).map(({ term }) => term))];
}
