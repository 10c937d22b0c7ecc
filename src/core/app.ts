import type { Answer, Citation } from './answer/answer.js';
import type { Explanation } from './answer/explain-answer.js';
import type { Calibration } from './calibration.js';
import type { DocumentMetadata } from './documents/document.js';
import type { EncoderStatus } from './embedding/encoder-status.js';
import type { LoadFailure } from './documents/load-failure.js';
import type { Passage } from './passages/passage.js';

/** Narrows where an answer is looked for, and how much of it is shown. */
export interface AskOptions {
  /** Search this document only, given by its path. Default: all documents. */
  readonly document?: string;
  /** The most quotes an answer has. Default: 5. */
  readonly limit?: number;
}

/** A document that can be asked about. */
export interface Source extends DocumentMetadata {
  /** The path relative to the corpus folder, with `/`. */
  readonly document: string;
  readonly title: string;
  /** How many passages the document was cut into. */
  readonly passages: number;
  /** The headings in the order of the text, without the title. */
  readonly headings: readonly string[];
}

/** A passage with its citation. */
export interface CitedPassage {
  readonly passage: Passage;
  readonly citation: Citation;
}

/** A passage with its surroundings in the document. */
export interface PassageView extends CitedPassage {
  /** The id of the passage before this one, whatever its heading; absent at the beginning of the document. */
  readonly previous?: string;
  /** The id of the passage after this one, whatever its heading; absent at the end of the document. */
  readonly next?: string;
  /** How many passages have the same heading path and are not separated by another; at least 1, this one. */
  readonly sectionSize: number;
}

/** How a section is divided into pages. */
export interface SectionOptions {
  /**
   * The most code units of text a page has; a single passage that is longer has a page of its own.
   * Default: no limit but the number of passages.
   */
  readonly characters?: number;
}

/** A page of a section: at most twelve of its passages. */
export interface SectionPage {
  /** In the order of the text; at least one. */
  readonly passages: readonly CitedPassage[];
  /** The index of the first passage of this page within the section. */
  readonly start: number;
  /** How many passages the whole section has. */
  readonly total: number;
  /** The number of this page, from 0. */
  readonly page: number;
  /** How many pages the section has; at least 1. */
  readonly pages: number;
}

/** A heading that has text directly below it. */
export interface OutlineEntry {
  /** The heading path, outermost heading first; empty for text before the first heading. */
  readonly headings: readonly string[];
  /** The id of the first passage below the heading. */
  readonly passage: string;
}

/** The result of an index run. */
export interface IndexReport {
  /** How many documents the index has after the run. */
  readonly documents: number;
  /** How many passages the index has after the run. */
  readonly passages: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** Documents found unchanged under another path. They count as neither added nor removed. */
  readonly renamed: number;
  /** Everything that is wrong with the files of the corpus, whether this run read them or an earlier one. */
  readonly failures: readonly LoadFailure[];
  readonly tookMs: number;
}

/** How far an index run has come. */
export interface IndexProgress {
  readonly phase: 'loading' | 'indexing';
  /** Files that are done in this phase. */
  readonly done: number;
  /** Files that this phase has to do. */
  readonly total: number;
  /** Passages indexed so far; 0 while loading. */
  readonly passages: number;
  /** Milliseconds since this phase began. */
  readonly elapsedMs: number;
}

export interface ReindexOptions {
  /** Read every file again, including those that have not changed. Default: `false`. */
  readonly full?: boolean;
  /** Is called with the progress of the run that serves this call. Default: nobody is told. */
  readonly onProgress?: (progress: IndexProgress) => void;
}

/** The state of the file that saves the next start from building the index. */
export type SnapshotState =
  /** No file is kept, or none has been written yet. */
  | 'none'
  /** The index was loaded from the file or has been saved to it. */
  | 'kept'
  /** The file could not be used because it is damaged. */
  | 'damaged'
  /** The file could not be used because another version of Beleg or of its libraries made it. */
  | 'outdated'
  /** The file could not be used because it belongs to another corpus folder; it is overwritten. */
  | 'other-folder'
  /** Writing the file failed. */
  | 'not-written'
  /** Reading the file failed. */
  | 'unreadable';

/** Counts of the everyday phrases that Beleg has official words for. */
export interface StarterSynonymCount {
  readonly all: number;
  /** Those with an official phrase that the documents have. */
  readonly active: number;
}

/** What an administrator sees of the index. */
export interface AppStatus {
  readonly documents: number;
  readonly passages: number;
  /** Identifies the content of the corpus: equal for equal files. Absent without documents. */
  readonly version?: string;
  /** When the last index run finished, in milliseconds since 1970; absent before the first. */
  readonly indexedAt?: number;
  readonly snapshot: SnapshotState;
  /** The size of the snapshot in bytes; absent while none has been written. */
  readonly snapshotBytes?: number;
  /** The thresholds fitted to the corpus; absent until they have been fitted. */
  readonly calibration?: Calibration;
  /**
   * Of the synonyms that come with Beleg, how many there are and how many the documents have words for.
   * Absent where they are off, and without documents.
   */
  readonly starterSynonyms?: StarterSynonymCount;
  /** Absent without an encoder. */
  readonly encoder?: EncoderStatus;
  /** What the thread of the index uses, in MiB. */
  readonly memoryMib: number;
  /** How often the thread of the index was lost and replaced since the start. Absent: never. */
  readonly restarts?: number;
  /** Present while the thread of the index is lost and not yet replaced: questions wait for it. */
  readonly unavailable?: true;
}

/** An index run was ended by `cancelReindex` or `close`. Documents it has already replaced stay replaced. */
export class ReindexCancelledError extends Error {
  override readonly name = 'ReindexCancelledError';
}

/**
 * Why a call got no answer from the index: the process is ending, the thread of the index was lost
 * and could not answer, it took longer than the deadline, or too many calls were waiting.
 */
export type IndexUnavailableCode = 'closed' | 'lost' | 'timeout' | 'busy';

/** The index did not answer. The same call may succeed later, unless the code is `closed`. */
export class IndexUnavailableError extends Error {
  override readonly name = 'IndexUnavailableError';

  constructor(
    readonly code: IndexUnavailableCode,
    options?: ErrorOptions,
  ) {
    super(`the index is not available: ${code}`, options);
  }
}

/**
 * The port to the core: everything that the terminal, Discord and the evaluation ask of it. All
 * arguments and results are plain data except for `onProgress`, so calls can cross to another thread.
 */
export interface App {
  /** Answers a question. Never throws, whatever a person types; an empty question is `not-found`. */
  ask(question: string, options?: AskOptions): Promise<Answer>;
  /** Explains how `ask` answers a question. Never throws, whatever a person types. */
  explain(question: string, options?: Pick<AskOptions, 'document'>): Promise<Explanation>;
  /** The documents in the order of their titles; empty before the first index run. */
  sources(): Promise<readonly Source[]>;
  /** `undefined` when the index has no such passage, for example because its text has changed. */
  passage(id: string): Promise<PassageView | undefined>;
  /**
   * A page of the section that a passage belongs to.
   *
   * @param id any passage of the section
   * @param page from 0; the last page where there are fewer
   * @returns `undefined` when the index has no such passage
   */
  section(id: string, page: number, options?: SectionOptions): Promise<SectionPage | undefined>;
  /** The headings of a document in the order of the text; empty when there is no such document. */
  outline(document: string): Promise<readonly OutlineEntry[]>;
  /**
   * Loads the index that an earlier process saved. Does nothing when there already is an index.
   *
   * @returns whether there are documents to ask about now
   */
  load(): Promise<boolean>;
  /**
   * Brings the index up to date with the folder as it is when this is called or later: a call during a
   * run is served by the next run, which is full if one of its callers asks for that. Questions are
   * answered meanwhile, and each document is found either as it was or as it is, never in part.
   *
   * @throws CorpusError when the folder is missing, has no usable document or too much text; the old
   *   index stays in use
   * @throws ReindexCancelledError
   */
  reindex(options?: ReindexOptions): Promise<IndexReport>;
  /** Ends the running index run and the one that waits for it, if there are any. */
  cancelReindex(): void;
  /**
   * Waits until the thresholds have been fitted to the documents of the last finished run. Until then
   * `ask` uses the ones before, or the default ones.
   *
   * @returns `undefined` without documents, or when the fitting was ended by another run
   */
  calibrated(): Promise<Calibration | undefined>;
  /**
   * Waits until every passage of the last finished run has a vector, or the encoder has failed; at once
   * without an encoder.
   */
  encoded(): Promise<void>;
  status(): Promise<AppStatus>;
  /** The report of the last run that finished; `undefined` before the first. */
  lastReport(): IndexReport | undefined;
  /** Ends a running index run and waits for a snapshot that is being written. */
  close(): Promise<void>;
}
