/** A model that turns texts into vectors. */
export interface EmbeddingModel {
  /** Differs between models whose vectors cannot be compared. */
  readonly id: string;
  /** The length of each vector. */
  readonly dimensions: number;
}

/**
 * The port to an encoder: turns texts into vectors of length 1 whose scalar product says how alike two
 * texts are in meaning, whatever their words or language. Optional; without one, Beleg goes by words.
 */
export interface Embedder {
  /**
   * Loads the model on the first call and waits for it on every further one.
   *
   * @throws EmbeddingError
   */
  open(): Promise<EmbeddingModel>;
  /** @throws EmbeddingError */
  embedQuestion(question: string): Promise<Float32Array>;
  /**
   * Returns the vectors in the order of the texts. Questions go before waiting passages.
   *
   * @throws EmbeddingError
   */
  embedPassages(texts: readonly string[]): Promise<readonly Float32Array[]>;
  /** Ends the encoder; running calls reject with the code `closed`. */
  close(): Promise<void>;
}

/**
 * Why an encoder cannot be used: its packages are not installed, its folder lacks a file, its files
 * cannot be loaded or yield something else than vectors, it ended or took too long, or it was closed.
 */
export type EmbeddingErrorCode =
  'no-runtime' | 'no-model' | 'unusable-model' | 'lost' | 'timeout' | 'closed';

export class EmbeddingError extends Error {
  override readonly name = 'EmbeddingError';

  constructor(
    readonly code: EmbeddingErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
