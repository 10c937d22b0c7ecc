/**
 * Why a model could not be fetched or verified: the server did not answer, refused, or ended early; a file
 * is missing, or is another one than expected; or it could not be written.
 */
export type ModelErrorCode =
  'unreachable' | 'refused' | 'cut-off' | 'missing-file' | 'wrong-hash' | 'not-written';

export class ModelError extends Error {
  override readonly name = 'ModelError';

  /** @param file the path of the file in the model's folder */
  constructor(
    readonly code: ModelErrorCode,
    readonly file: string,
    options?: ErrorOptions,
  ) {
    super(`${file}: ${code}`, options);
  }
}
