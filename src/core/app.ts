import type { Answer, Citation } from './answer/answer.js';
import type { Explanation } from './answer/explain-answer.js';
import type { DocumentMetadata } from './documents/document.js';
import type { LoadFailure } from './documents/load-failure.js';
import type { Passage } from './passages/passage.js';

/** How a question may be narrowed. */
export interface AskOptions {
  /** Only this document, by its path. Default: all. */
  readonly document?: string;
  /** How many quotes at most. Default 5. */
  readonly limit?: number;
}

/** A document as `/sources` lists it. */
export interface Source extends DocumentMetadata {
  readonly document: string;
  readonly title: string;
  readonly passages: number;
  readonly headings: readonly string[];
}

/** A passage with what stands around it in its document. */
export interface PassageView {
  readonly passage: Passage;
  readonly citation: Citation;
  /** Ids of the passages before and after it in the document, across headings. */
  readonly previous?: string;
  readonly next?: string;
  /** Ids of all passages under the same heading path, itself included, in the order of the text. */
  readonly section: readonly string[];
}

/** A heading of a document that has text below it. */
export interface OutlineEntry {
  /** From the outermost heading to this one; empty for the text before the first heading. */
  readonly headings: readonly string[];
  /** Id of the first passage below it. */
  readonly passage: string;
}

/** What an index run did. */
export interface IndexReport {
  readonly documents: number;
  readonly passages: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** Files that are there under another path; they count as neither added nor removed. */
  readonly renamed: number;
  readonly failures: readonly LoadFailure[];
  readonly tookMs: number;
}

export interface IndexProgress {
  readonly phase: 'loading' | 'indexing';
  /** Files. */
  readonly done: number;
  readonly total: number;
  /** Indexed so far. */
  readonly passages: number;
  /** In this phase. */
  readonly elapsedMs: number;
}

export interface ReindexOptions {
  /** Read every file again, also those that have not changed. Default: `false`. */
  readonly full?: boolean;
  readonly onProgress?: (progress: IndexProgress) => void;
}

/** Where the index is written to, so that the next start need not build it. */
export type SnapshotState =
  /** None is kept, or none has been written yet. */
  | 'none'
  /** The index came from it, or is written to it. */
  | 'kept'
  /** There was one that could not be used: damaged, or made by another version of Beleg. */
  | 'damaged'
  | 'outdated'
  /** The disk did not take it, or did not give it back. */
  | 'not-written'
  | 'unreadable';

/** How the core is. */
export interface AppStatus {
  readonly documents: number;
  readonly passages: number;
  /** The same for the same files with the same content; absent without any. */
  readonly version?: string;
  /** When the index was last brought up to date, in milliseconds since 1970; absent before. */
  readonly indexedAt?: number;
  readonly snapshot: SnapshotState;
  /** In bytes; absent where no snapshot has been written or loaded. */
  readonly snapshotBytes?: number;
  /** In MiB, of the thread that holds the index. */
  readonly memoryMib: number;
}

/** An index run was ended by `cancelReindex`; the index is as it was before. */
export class ReindexCancelledError extends Error {
  override readonly name = 'ReindexCancelledError';
}

/**
 * All that a delivery (terminal, Discord, the evaluation) may ask of the core. Every value that
 * crosses it is plain data.
 */
export interface App {
  /** Never throws for anything a person can type; an empty question is `not-found`. */
  ask(question: string, options?: AskOptions): Promise<Answer>;
  /** How `ask` answers this question; never throws for anything a person can type. */
  explain(question: string, options?: Pick<AskOptions, 'document'>): Promise<Explanation>;
  /** In the order of their titles; empty before the first index run. */
  sources(): Promise<readonly Source[]>;
  /** `undefined` when the index has no such passage, as after its text has changed. */
  passage(id: string): Promise<PassageView | undefined>;
  /** In the order of the text; empty when there is no such document. */
  outline(document: string): Promise<readonly OutlineEntry[]>;
  /**
   * Takes the index that an earlier start has written to disk, if there is one that fits.
   *
   * @returns whether questions can be answered now
   */
  load(): Promise<boolean>;
  /**
   * Brings the index up to date; questions are answered meanwhile, from the old index or from one in
   * which each document is whole. A second call while one runs follows the running one.
   *
   * @throws CorpusError when the folder is missing, holds no usable document or too much; the old
   *   index goes on serving
   * @throws ReindexCancelledError
   */
  reindex(options?: ReindexOptions): Promise<IndexReport>;
  /** Ends the running index run, if there is one. */
  cancelReindex(): void;
  status(): Promise<AppStatus>;
  /** The last finished run, `undefined` before the first. */
  lastReport(): IndexReport | undefined;
  /** Ends a running index run, and writes what is worth it to disk. */
  close(): Promise<void>;
}
