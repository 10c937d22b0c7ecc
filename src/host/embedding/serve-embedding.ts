import { type MessagePort, parentPort, workerData } from 'node:worker_threads';

import { EmbeddingError } from '../../core/embedding/embedder.js';
import type { EmbeddingCall, EmbeddingReply, EmbeddingThreadData } from './embedding-messages.js';
import { loadOnnxModel } from './load-onnx-model.js';
import type { LoadEncoder, TextEncoder } from './text-encoder.js';

/** Encodes texts that come as messages, one at a time: urgent calls first, others in their order. */
function serveEmbedding(port: MessagePort, { folder, loader }: EmbeddingThreadData): void {
  const urgent: EmbeddingCall[] = [];
  const others: EmbeddingCall[] = [];
  let loading: Promise<TextEncoder> | undefined;
  let isRunning = false;

  const load = async (): Promise<TextEncoder> => {
    if (loader === undefined) return loadOnnxModel(folder);
    const { loadEncoder } = (await import(loader)) as { readonly loadEncoder: LoadEncoder };
    return loadEncoder(folder);
  };
  const answer = async ({ id, texts }: EmbeddingCall): Promise<EmbeddingReply> => {
    try {
      loading ??= load();
      const encoder = await loading;
      if (texts === undefined) return { id, model: encoder.model };
      const vectors: Float32Array[] = [];
      for (const text of texts) vectors.push(await encoder.encode(text));
      return { id, vectors };
    } catch (error) {
      const code = error instanceof EmbeddingError ? error.code : 'unusable-model';
      return { id, error: { code, message: describe(error) } };
    }
  };
  const run = async (): Promise<void> => {
    if (isRunning) return;
    isRunning = true;
    for (let call = urgent.shift() ?? others.shift(); call !== undefined;) {
      port.postMessage(await answer(call));
      // Lets messages in that have come meanwhile.
      await new Promise((resolve) => setImmediate(resolve));
      call = urgent.shift() ?? others.shift();
    }
    isRunning = false;
  };
  port.on('message', (call: EmbeddingCall) => {
    (call.isUrgent ? urgent : others).push(call);
    void run();
  });
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message}: ${describe(error.cause)}`;
}

// Nothing happens where the file is only imported.
if (parentPort !== null) serveEmbedding(parentPort, workerData as EmbeddingThreadData);
