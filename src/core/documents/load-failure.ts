/** Why a corpus file did not become a document, or why part of it was left out. */
export const loadFailureCodes = [
  'unreadable',
  'undecodable',
  'binary',
  'empty',
  'too-large',
  /** Parsing exceeded the time limit for one file. */
  'too-slow',
  /** Reading ended before it was finished, for example because the program was closed. */
  'stopped',
  /** All pages are images, so there is no text to read. */
  'no-text-layer',
  'encrypted',
  'bad-metadata',
  'unsupported',
  'outside-corpus',
  'broken',
] as const;

export type LoadFailureCode = (typeof loadFailureCodes)[number];

/** One file that could not be used, in whole or in part. It does not affect the rest of the corpus. */
export interface LoadFailure {
  /** Path relative to the corpus folder, with `/` as separator. */
  readonly path: string;
  readonly code: LoadFailureCode;
  /**
   * One English clause for logs and administrators, such as `byte 0x81 at offset 12 is not
   * Windows-1252`; may be empty.
   */
  readonly detail: string;
  readonly cause?: unknown;
}

/** System errors that last until someone changes the file or its permissions, which changes its stamp. */
const lastingErrors: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'ELOOP', 'ENAMETOOLONG']);

/**
 * Whether reading the file again may succeed although the file is the same: the machine was busy, out
 * of file descriptors, or its disk had an error.
 */
export function isTransient({ code, detail }: LoadFailure): boolean {
  if (code === 'unreadable') return !lastingErrors.has(detail);
  return code === 'too-slow' || code === 'stopped';
}
