import type { Answer } from './answer/answer.js';
import type { DocumentMetadata } from './corpus/document.js';
import type { LoadFailure } from './corpus/load-failure.js';

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

/** What an index run did. */
export interface IndexReport {
  readonly documents: number;
  readonly passages: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly failures: readonly LoadFailure[];
  readonly tookMs: number;
}

export interface IndexProgress {
  readonly phase: 'loading' | 'indexing';
  readonly done: number;
  readonly total: number;
}

export interface ReindexOptions {
  /** Read every file again, also those that have not changed. Default: `false`. */
  readonly full?: boolean;
  readonly onProgress?: (progress: IndexProgress) => void;
}

/**
 * All that a delivery (terminal, Discord, the evaluation) may ask of the core. Every value that
 * crosses it is plain data.
 */
export interface App {
  /** Never throws for anything a person can type; an empty question is `not-found`. */
  ask(question: string, options?: AskOptions): Promise<Answer>;
  /** In the order of their titles; empty before the first index run. */
  sources(): Promise<readonly Source[]>;
  /**
   * Builds aside and swaps; questions in flight finish on the old index. A second call while one
   * runs gets the running one's result. Throws `CorpusError` when the folder is missing or holds no
   * usable document; the old index goes on serving.
   */
  reindex(options?: ReindexOptions): Promise<IndexReport>;
  /** The last finished run, `undefined` before the first. */
  lastReport(): IndexReport | undefined;
  close(): Promise<void>;
}
