import type { EmbeddingErrorCode } from './embedder.js';

/** What an administrator sees of the encoder. */
export interface EncoderStatus {
  /**
   * `starting`: the model is being loaded. `embedding`: passages are being embedded, and questions are
   * answered by words meanwhile. `ready`: questions are compared in meaning. `failed`: `problem` says why.
   */
  readonly state: 'starting' | 'embedding' | 'ready' | 'failed';
  /** Passages that have a vector. */
  readonly done: number;
  /** Passages of the corpus. */
  readonly total: number;
  /** Questions answered by words alone although the encoder was ready, because it failed or was late. */
  readonly missed: number;
  /** Present with `failed`: what the encoder failed with, or that the corpus has too many passages. */
  readonly problem?: EmbeddingErrorCode | 'too-many-passages';
}
