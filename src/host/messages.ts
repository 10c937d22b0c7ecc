import type { App, IndexProgress } from '../core/app.js';
import type { CorpusFile, LoadedDocument } from '../core/documents/load-document.js';
import type { LoadedFile } from '../core/indexing/update/load-file.js';
import type { FileLimits } from './create-file-loader.js';
import type { PlainError } from './plain-error.js';

/** What of `App` is asked across the thread; the rest is answered on this side. */
export type CallName = Exclude<keyof App, 'lastReport'> | 'recover';

/** To the thread that holds the index. */
export interface CallMessage {
  readonly id: number;
  readonly name: CallName;
  /** Plain data; a listener stays on its own side. */
  readonly args: readonly unknown[];
}

/** And back: the result or the error once, progress before it as often as there is any. */
export type ReplyMessage =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: PlainError }
  | { readonly id: number; readonly progress: IndexProgress };

/** What the thread that holds the index is started with. */
export interface IndexWorkerData {
  readonly corpusFolder: string;
  readonly snapshotPath: string | undefined;
  readonly memoryLimit: number | undefined;
  readonly fileLimits: FileLimits;
}

/** To the thread that reads files: what is wanted of one. */
export interface LoadMessage {
  readonly id: number;
  readonly wanted: keyof Loaded;
  readonly file: CorpusFile;
  readonly knownSha256?: string | undefined;
}

/** What a file becomes: passages for an index, or the document itself. */
export interface Loaded {
  readonly passages: LoadedFile;
  readonly document: LoadedDocument;
}

export interface LoadedMessage {
  readonly id: number;
  readonly loaded: Loaded[keyof Loaded];
}
