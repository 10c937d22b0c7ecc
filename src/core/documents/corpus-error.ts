import type { LoadFailure } from './load-failure.js';

export type CorpusErrorCode =
  | 'missing-folder'
  | 'not-a-folder'
  | 'unreadable-folder'
  | 'empty-corpus'
  /** Its index would take more memory than it may. */
  | 'too-large';

/** In MiB. */
export interface MemoryNeed {
  readonly needed: number;
  readonly allowed: number;
}

/** The corpus as a whole cannot be used; what is wrong with single files is a `LoadFailure`. */
export class CorpusError extends Error {
  override readonly name = 'CorpusError';

  constructor(
    readonly code: CorpusErrorCode,
    readonly folder: string,
    /** What is wrong with its files, where none can be used. */
    readonly failures: readonly LoadFailure[] = [],
    options?: ErrorOptions,
    /** Of a corpus that is too large. */
    readonly memory?: MemoryNeed,
  ) {
    super(`${code}: ${folder}`, options);
  }
}
