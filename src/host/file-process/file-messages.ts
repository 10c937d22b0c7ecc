import type { CorpusFile, LoadedDocument } from '../../core/documents/load-document.js';
import type { LoadedFile } from '../../core/indexing/update/load-file.js';

/** Asks the file process to read one file. */
export interface LoadMessage {
  readonly id: number;
  readonly wanted: keyof Loaded;
  readonly file: CorpusFile;
  /** The hash of a version that is known already and need not be parsed again. Default: none. */
  readonly knownSha256?: string | undefined;
}

/** What a file can be read as: passages for an index, or the whole document. */
export interface Loaded {
  readonly passages: LoadedFile;
  readonly document: LoadedDocument;
}

/** The file process's reply to the `LoadMessage` with the same id. */
export interface LoadedMessage {
  readonly id: number;
  readonly loaded: Loaded[keyof Loaded];
}
