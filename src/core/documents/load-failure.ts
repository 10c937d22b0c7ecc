/** Why a file of the corpus did not become a document, or part of it was left out. */
export type LoadFailureCode =
  | 'unreadable'
  | 'undecodable'
  | 'binary'
  | 'empty'
  | 'too-large'
  /** Parsing would have taken longer than a file may. */
  | 'too-slow'
  /** Pages that are pictures: there is no text to read. */
  | 'no-text-layer'
  | 'encrypted'
  | 'bad-metadata'
  | 'unsupported'
  | 'outside-corpus'
  | 'broken';

/** One file that could not be used. The rest of the corpus is not touched by it. */
export interface LoadFailure {
  /** Relative to the corpus folder, with `/`. */
  readonly path: string;
  readonly code: LoadFailureCode;
  /** One English clause for logs and for administrators, such as `byte 0x81 at offset 12 is not Windows-1252`. */
  readonly detail: string;
  readonly cause?: unknown;
}
