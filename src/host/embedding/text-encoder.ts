import type { EmbeddingModel } from '../../core/embedding/embedder.js';

/** A loaded model. It encodes one text at a time. */
export interface TextEncoder {
  readonly model: EmbeddingModel;
  /** @param text with the prefix that the model expects */
  encode(text: string): Promise<Float32Array>;
  close(): Promise<void>;
}

/**
 * Loads the model in a folder.
 *
 * @throws EmbeddingError `no-runtime`, `no-model`, `unusable-model`
 */
export type LoadEncoder = (folder: string) => Promise<TextEncoder>;
