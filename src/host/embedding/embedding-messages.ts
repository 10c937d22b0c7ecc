import type { EmbeddingErrorCode, EmbeddingModel } from '../../core/embedding/embedder.js';

/** What the thread of the encoder is started with. */
export interface EmbeddingThreadData {
  readonly folder: string;
  /** A module that exports `loadEncoder`, instead of the real one. */
  readonly loader?: string | undefined;
}

/** Asks the thread for the model, without texts, or for the vectors of texts. */
export interface EmbeddingCall {
  readonly id: number;
  /** With the prefix that the model expects. `undefined`: only load the model. */
  readonly texts?: readonly string[];
  /** Goes before calls that are not urgent. */
  readonly isUrgent: boolean;
}

export type EmbeddingReply =
  | { readonly id: number; readonly model: EmbeddingModel }
  | { readonly id: number; readonly vectors: readonly Float32Array[] }
  | {
      readonly id: number;
      readonly error: { readonly code: EmbeddingErrorCode; readonly message: string };
    };
