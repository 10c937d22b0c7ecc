export type CorpusErrorCode = 'missing-folder' | 'not-a-folder' | 'unreadable-folder' | 'empty-corpus';

/** The corpus as a whole cannot be used; what is wrong with single files is a `LoadFailure`. */
export class CorpusError extends Error {
  override readonly name = 'CorpusError';

  constructor(
    readonly code: CorpusErrorCode,
    readonly folder: string,
    options?: ErrorOptions,
  ) {
    super(`${code}: ${folder}`, options);
  }
}
