import type { LoadFailure } from './load-failure.js';

export type CorpusErrorCode =
  'missing-folder' | 'not-a-folder' | 'unreadable-folder' | 'empty-corpus';

/** The corpus as a whole cannot be used; what is wrong with single files is a `LoadFailure`. */
export class CorpusError extends Error {
  override readonly name = 'CorpusError';

  constructor(
    readonly code: CorpusErrorCode,
    readonly folder: string,
    /** What is wrong with its files, where none can be used. */
    readonly failures: readonly LoadFailure[] = [],
    options?: ErrorOptions,
  ) {
    super(`${code}: ${folder}`, options);
  }
}
