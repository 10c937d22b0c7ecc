export type EvaluationErrorCode = 'missing-file' | 'bad-line' | 'bad-judgments';

/** What was to be measured on cannot be read. */
export class EvaluationError extends Error {
  override readonly name = 'EvaluationError';

  constructor(
    readonly code: EvaluationErrorCode,
    /** The file, with the line or field where it is known. */
    readonly place: string,
    options?: ErrorOptions,
  ) {
    super(`${code}: ${place}`, options);
  }
}
