import type { SynonymRule } from '../analysis/parse-synonyms.js';
import type { Passage } from '../passages/passage.js';
import type { Columns, Pause } from './columns.js';
import type { SectionTable } from './section-table.js';
import type { SynonymMap } from './synonym-map.js';
import type { Lexicon } from './lexicon.js';
import type { PassageProfile } from './passage-profile.js';

/** A passage found by its words, before ranking. */
export interface Candidate {
  readonly passage: Passage;
  readonly profile: PassageProfile;
  readonly score: number;
}

export interface CandidateOptions {
  /** How many at most. */
  readonly limit: number;
  /** Only passages of this document. Default: all. */
  readonly document?: string;
}

/** What ranking must know of the corpus as a whole. */
export interface CorpusStatistics {
  readonly passages: number;
  readonly documents: number;
  /** In content words. */
  readonly averageLength: number;
  readonly averageDocumentLength: number;
  /** In grams. */
  readonly averageGramLength: number;
}

/** The words of one document, counted. */
export interface DocumentProfile {
  /** In content words. */
  readonly length: number;
  frequencyOf(stem: number): number;
}

/** A stem of the corpus that is spelt nearly like another. */
export interface SimilarStem {
  readonly stem: number;
  /** In edits. */
  readonly distance: number;
}

/**
 * Finds passages by the words they have, and keeps what ranking needs. The same passages give the same
 * answers, whatever the order in which they came and whatever was there in between.
 */
export interface PassageIndex {
  readonly lexicon: Lexicon;
  readonly statistics: CorpusStatistics;
  /** Acronyms with their long forms, and synonyms. */
  readonly synonymMap: SynonymMap;
  /** The headings of all documents. */
  readonly sections: SectionTable;
  /** Passages whose id is there already replace the one that is there. */
  add(passages: Iterable<Passage>): void;
  /** Ids that are not there are passed over. */
  remove(ids: Iterable<string>): void;
  /** What may be searched as something else besides, from now on. */
  setSynonyms(rules: readonly SynonymRule[]): void;
  /**
   * All that the index has, as columns that a snapshot keeps; the index may go on using them. It can
   * be asked meanwhile, but must not be changed.
   *
   * @param pause is called again and again. Default: no pause
   */
  save(pause?: Pause): Promise<Columns>;
  get(id: string): Passage | undefined;
  /** The passage as a candidate with the score 0; `undefined` when there is no such passage. */
  candidate(id: string): Candidate | undefined;
  passages(): Iterable<Passage>;
  /** In the order in which they were added; empty where there is no such document. */
  passageIdsOf(document: string): ReadonlySet<string>;
  document(path: string): DocumentProfile | undefined;
  /** In how many documents a stem stands. */
  documentFrequency(stem: number): number;
  /**
   * Passages with at least one of the terms, best first; ties by id. Empty without terms.
   *
   * @param terms stems with their weights
   */
  findCandidates(terms: ReadonlyMap<string, number>, options: CandidateOptions): Candidate[];
  /** Stems of the corpus that differ from this one by at most `distance` edits, nearest first; none of what is too long for a word. */
  findSimilarStems(stem: string, distance: number): SimilarStem[];
  /** Stems of the corpus that begin like this. */
  findStemsWithPrefix(prefix: string): number[];
  /** Stems of the corpus that end like this. */
  findStemsWithSuffix(suffix: string): number[];
  /** The most frequent word form of a stem, as a person writes it; `undefined` where it has left. */
  surfaceOf(stem: number): string | undefined;
}
