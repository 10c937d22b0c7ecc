/** Why a corpus file did not become a document, or why part of it was left out. */
export type LoadFailureCode =
  | 'unreadable'
  | 'undecodable'
  | 'binary'
  | 'empty'
  | 'too-large'
  /** Parsing exceeded the time limit for one file. */
  | 'too-slow'
  /** All pages are images, so there is no text to read. */
  | 'no-text-layer'
  | 'encrypted'
  | 'bad-metadata'
  | 'unsupported'
  | 'outside-corpus'
  | 'broken';

/** One file that could not be used, in whole or in part. It does not affect the rest of the corpus. */
export interface LoadFailure {
  /** Path relative to the corpus folder, with `/` as separator. */
  readonly path: string;
  readonly code: LoadFailureCode;
  /** One English clause for logs and administrators, such as `byte 0x81 at offset 12 is not Windows-1252`; may be empty. */
  readonly detail: string;
  readonly cause?: unknown;
}
