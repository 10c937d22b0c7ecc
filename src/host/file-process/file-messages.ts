import type { CorpusFile, LoadedDocument } from '../../core/documents/load-document.js';
import type { LoadedFile } from '../../core/indexing/update/load-file.js';
import type { Passage } from '../../core/passages/passage.js';

/** Asks the file process to read one file. */
export interface LoadMessage {
  readonly id: number;
  readonly wanted: keyof Loaded;
  readonly file: CorpusFile;
  /** In MiB of resident memory: a process that takes more ends itself. */
  readonly memoryMib: number;
  /** The hash of a version that is known already and need not be parsed again. Default: none. */
  readonly knownSha256?: string | undefined;
}

/** What a file can be read as: passages for an index, or the whole document. */
export interface Loaded {
  readonly passages: LoadedFile;
  readonly document: LoadedDocument;
}

/**
 * The file process's reply to the `LoadMessage` with the same id: any number of messages with
 * passages, so that receiving a large file never holds the receiver for long, and then the rest.
 */
export type LoadedMessage =
  | { readonly id: number; readonly passages: readonly Passage[] }
  | {
      readonly id: number;
      /** Its passages, if it has any, came before. */
      readonly loaded: Loaded[keyof Loaded];
      /** Resident memory in MiB after reading. */
      readonly memoryMib: number;
    };

/** What the process that ends itself for its memory writes to standard error before. */
export const memoryMark = 'beleg: memory limit exceeded';
