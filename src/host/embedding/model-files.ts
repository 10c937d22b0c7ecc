/** The files of a model, relative to its folder. */
export const modelFile = 'onnx/model_quantized.onnx';
export const tokenizerFile = 'tokenizer.json';

/** A file of the pinned model. */
export interface PinnedFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * The model that `beleg model fetch` downloads, pinned to one revision: multilingual-e5-small (MIT
 * licence), quantized to 8 bits, as published by Xenova on Hugging Face.
 */
export const pinnedModel = {
  name: 'multilingual-e5-small',
  repository: 'Xenova/multilingual-e5-small',
  revision: '761b726dd34fb83930e26aab4e9ac3899aa1fa78',
  files: [
    {
      path: modelFile,
      bytes: 118_308_185,
      sha256: 'f80102d3f2a1229f387d3c81909990d8945513e347b0eab049f7de3c6f98c193',
    },
    {
      path: tokenizerFile,
      bytes: 17_082_730,
      sha256: '0b44a9d7b51c3c62626640cda0e2c2f70fdacdc25bbbd68038369d14ebdf4c39',
    },
  ] satisfies readonly PinnedFile[],
} as const;
