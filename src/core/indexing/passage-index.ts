import type { SynonymRule } from '../analysis/parse-synonyms.js';
import type { YieldIfDue } from '../create-yielder.js';
import type { Passage } from '../passages/passage.js';
import type { Columns } from './columns.js';
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
  /** The most candidates to return. */
  readonly limit: number;
  /** Search the passages of this document only. Default: all documents. */
  readonly document?: string;
}

/** What ranking needs to know about the corpus as a whole. */
export interface CorpusStatistics {
  readonly passages: number;
  readonly documents: number;
  /** Of a passage, in content words; 0 without passages. */
  readonly averageLength: number;
  /** In content words; 0 without documents. */
  readonly averageDocumentLength: number;
  /** Of a passage, in grams; 0 without passages. */
  readonly averageGramLength: number;
}

/** How often the stems of one document occur in it. */
export interface DocumentProfile {
  /** In content words. */
  readonly length: number;
  frequencyOf(stem: number): number;
}

/** A stem of the corpus that is spelled almost like another. */
export interface SimilarStem {
  readonly stem: number;
  /** In edits. */
  readonly distance: number;
}

/**
 * Finds passages by their words, and has what ranking needs to know about them. The same passages give
 * the same answers, in whatever order they were added and whatever was removed before.
 */
export interface PassageIndex {
  readonly lexicon: Lexicon;
  readonly statistics: CorpusStatistics;
  /** Acronyms with their long forms, and synonyms. */
  readonly synonymMap: SynonymMap;
  /** The rules that `setSynonyms` was given. */
  readonly synonyms: readonly SynonymRule[];
  /** The headings of all documents. */
  readonly sections: SectionTable;
  /** Whether so much was changed since the last `merge` that the next one is worth its time. */
  readonly isMergeDue: boolean;
  /** Adds passages. One with the id of another replaces it. */
  add(passages: Iterable<Passage>): void;
  /** Removes passages. Ids that the index does not have are ignored. */
  remove(ids: Iterable<string>): void;
  /**
   * Replaces the passages of a document, if there are any. They are found until the new ones are found
   * instead, in one step; until this resolves, the statistics count both. Passages that are the same
   * are not analyzed again.
   *
   * @param passages all passages of the document, in the order of the text
   * @param yieldIfDue is called between steps. If it rejects before the exchange, the document stays as
   *   it was, and this rejects too. Default: replaces without yielding
   */
  replaceDocument(
    path: string,
    passages: readonly Passage[],
    yieldIfDue?: YieldIfDue,
  ): Promise<void>;
  /** Replaces all synonyms. */
  setSynonyms(rules: readonly SynonymRule[]): void;
  /**
   * Packs the postings so that they take less memory and time. The index can be searched and changed
   * meanwhile.
   *
   * @param yieldIfDue is called between steps. Default: merges without yielding
   */
  merge(yieldIfDue?: YieldIfDue): Promise<void>;
  /**
   * Merges the index and returns it as columns, some of which it goes on using. It can be searched
   * meanwhile. If it is changed meanwhile, the columns are worthless; the caller must notice.
   *
   * @param yieldIfDue is called between steps. Default: saves without yielding
   * @returns `undefined` when the index was changed while it was merged
   */
  save(yieldIfDue?: YieldIfDue): Promise<Columns | undefined>;
  /** `undefined` when there is no such passage. */
  get(id: string): Passage | undefined;
  /** The passage as a candidate with the score 0; `undefined` when there is no such passage. */
  candidate(id: string): Candidate | undefined;
  passages(): Iterable<Passage>;
  /** In the order in which they were added; empty when there is no such document. */
  passageIdsOf(document: string): ReadonlySet<string>;
  /** `undefined` when there is no such document. */
  document(path: string): DocumentProfile | undefined;
  /** How many documents contain a stem. */
  documentFrequency(stem: number): number;
  /**
   * The passages with at least one of the terms, best first; equal scores in the order of the ids.
   *
   * @param terms the weights of stems
   */
  findCandidates(terms: ReadonlyMap<string, number>, options: CandidateOptions): Candidate[];
  /**
   * The stems of the corpus that are at most `distance` edits away, nearest first. Empty for a stem that
   * is too long to be a mistyped word.
   */
  findSimilarStems(stem: string, distance: number): SimilarStem[];
  /** The stems of the corpus that begin with `prefix`, in alphabetical order. */
  findStemsWithPrefix(prefix: string): number[];
  /** The stems of the corpus that end with `suffix`, in alphabetical order. */
  findStemsWithSuffix(suffix: string): number[];
  /** The most frequent form in which a stem is written; `undefined` when no passage has it any more. */
  surfaceOf(stem: number): string | undefined;
}
