import { z } from 'zod';

import { type Analyzer, createAnalyzer } from '../analysis/analyzer.js';
import type { Language } from '../analysis/language.js';
import type { SynonymRule } from '../analysis/parse-synonyms.js';
import type { YieldIfDue } from '../create-yielder.js';
import { itemAt } from '../item-at.js';
import type { Passage } from '../passages/passage.js';
import { ColumnError, type ColumnReader, type ColumnWriter } from './columns.js';
import { countAcronyms, countSynonyms } from './count-synonyms.js';
import { DocumentTable } from './document-table.js';
import { Lexicon } from './lexicon.js';
import type { CorpusStatistics } from './passage-index.js';
import {
  buildPassageProfile,
  countProfile,
  type PassageProfile,
  removePassageWords,
} from './passage-profile.js';
import { SynonymMap } from './synonym-map.js';

const rulesSchema = z.array(z.strictObject({ from: z.string(), to: z.array(z.string()) }));

/** What an index counts of its passages. Removing a passage takes back all that adding it has added. */
export class CorpusCounts {
  readonly lexicon = new Lexicon();
  readonly synonymMap = new SynonymMap();
  readonly documents = new DocumentTable();
  readonly #analyzers: Readonly<Record<Language, Analyzer>> = {
    de: createAnalyzer('de'),
    en: createAnalyzer('en'),
  };
  readonly #totals = { length: 0, gramLength: 0 };
  #synonyms: readonly SynonymRule[] = [];

  /** @param defaultLanguage for passages whose own language is undecided */
  constructor(readonly defaultLanguage: Language) {}

  /** @param passages how many passages can be found */
  computeStatistics(passages: number): CorpusStatistics {
    const { length, gramLength } = this.#totals;
    return {
      passages,
      documents: this.documents.size,
      averageLength: length / Math.max(1, passages),
      averageGramLength: gramLength / Math.max(1, passages),
      averageDocumentLength: this.documents.averageLength,
    };
  }

  get synonyms(): readonly SynonymRule[] {
    return this.#synonyms;
  }

  /** Analyzes and counts a passage. */
  add(passage: Passage): PassageProfile {
    const profile = buildPassageProfile(passage, this.lexicon, this.#analyzerOf(passage));
    this.#count(passage, profile, 1);
    return profile;
  }

  remove(passage: Passage, profile: PassageProfile): void {
    this.#count(passage, profile, -1);
    removePassageWords(passage, this.lexicon, this.#analyzerOf(passage));
  }

  /** Replaces all synonyms. */
  setSynonyms(rules: readonly SynonymRule[]): void {
    const analyzers = Object.values(this.#analyzers);
    countSynonyms(this.#synonyms, analyzers, this.synonymMap, -1);
    this.#synonyms = rules;
    countSynonyms(rules, analyzers, this.synonymMap, 1);
  }

  async save(writer: ColumnWriter, yieldIfDue: YieldIfDue): Promise<void> {
    await this.lexicon.save(writer, yieldIfDue);
    await this.documents.save(writer, yieldIfDue);
    this.synonymMap.save(writer);
    writer.putJson('synonyms', this.#synonyms);
    writer.putNumbers('totals', [this.#totals.length, this.#totals.gramLength]);
  }

  /**
   * Takes over what was saved by another object of this class. Only while nothing has been counted.
   *
   * @throws ColumnError when the columns do not fit together
   */
  async load(reader: ColumnReader, yieldIfDue: YieldIfDue): Promise<void> {
    await this.lexicon.load(reader, yieldIfDue);
    await this.documents.load(reader, yieldIfDue);
    this.synonymMap.load(reader);
    this.#synonyms = parseRules(reader.getJson('synonyms'));
    const totals = reader.getNumbers('totals');
    this.#totals.length = itemAt(totals, 0);
    this.#totals.gramLength = itemAt(totals, 1);
  }

  #analyzerOf({ language }: Passage): Analyzer {
    return this.#analyzers[language ?? this.defaultLanguage];
  }

  /** Adds (1) or subtracts (-1) a passage. */
  #count(passage: Passage, profile: PassageProfile, change: 1 | -1): void {
    this.#totals.length += change * profile.length;
    this.#totals.gramLength += change * profile.gramLength;
    const stems = countProfile(profile, this.lexicon, change);
    countAcronyms(passage, this.#analyzerOf(passage), this.synonymMap, change);
    this.documents.count(passage.document, stems, profile.length, change);
  }
}

function parseRules(value: unknown): readonly SynonymRule[] {
  const { data, error } = rulesSchema.safeParse(value);
  if (error !== undefined) throw new ColumnError('synonyms cannot be read', { cause: error });
  return data;
}
