import type { LoadFailure } from './load-failure.js';

export type CorpusErrorCode =
  | 'missing-folder'
  | 'not-a-folder'
  | 'unreadable-folder'
  | 'empty-corpus'
  /** The index would need more memory than is allowed. */
  | 'too-large';

/** Both figures in MiB. */
export interface MemoryNeed {
  readonly needed: number;
  readonly allowed: number;
}

/** Thrown when the corpus as a whole cannot be used. Problems of single files are `LoadFailure`s. */
export class CorpusError extends Error {
  override readonly name = 'CorpusError';

  constructor(
    readonly code: CorpusErrorCode,
    readonly folder: string,
    /** Why each file failed, when no file could be used. Default: none. */
    readonly failures: readonly LoadFailure[] = [],
    options?: ErrorOptions,
    /** Set when `code` is `too-large`. */
    readonly memory?: MemoryNeed,
  ) {
    super(`${code}: ${folder}`, options);
  }
}
