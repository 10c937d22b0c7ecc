export type EvaluationErrorCode = 'missing-file' | 'bad-line' | 'bad-judgments';

/** A question set or judgments file cannot be read. */
export class EvaluationError extends Error {
  override readonly name = 'EvaluationError';

  constructor(
    readonly code: EvaluationErrorCode,
    /** The file, with the line or the number of the entry when it is known. */
    readonly location: string,
    options?: ErrorOptions,
  ) {
    super(`${code}: ${location}`, options);
  }
}
