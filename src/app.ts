import type { Answer, Citation } from './answer/answer.js';
import type { DocumentMetadata } from './corpus/document.js';
import type { LoadFailure } from './corpus/load-failure.js';
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
  /** `undefined` when the index has no such passage, as after its text has changed. */
  passage(id: string): Promise<PassageView | undefined>;
  /** In the order of the text; empty when there is no such document. */
  outline(document: string): Promise<readonly OutlineEntry[]>;
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
