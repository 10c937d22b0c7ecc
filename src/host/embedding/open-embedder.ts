import { Worker } from 'node:worker_threads';

import {
  type Embedder,
  EmbeddingError,
  type EmbeddingModel,
} from '../../core/embedding/embedder.js';
import type { EmbeddingCall, EmbeddingReply, EmbeddingThreadData } from './embedding-messages.js';

export interface OpenEmbedderOptions extends EmbeddingThreadData {
  /** What the thread runs; built code. Default: the script beside this file. */
  readonly script?: URL;
}

/** The prefixes that e5 models were trained with. */
const questionPrefix = 'query: ';
const passagePrefix = 'passage: ';
/** More would only wait for questions that are answered by words long before. */
const mostWaiting = 64;
/** A question is a line; the model would not read more of it in any case. */
const longestQuestion = 2_000;

interface Waiting {
  readonly resolve: (reply: EmbeddingReply) => void;
  readonly reject: (error: EmbeddingError) => void;
}

/**
 * Opens an encoder in a thread of its own, which starts with the first call. When the thread is lost,
 * the calls that wait are rejected, and the next call starts another one.
 */
export function openEmbedder({ script, ...data }: OpenEmbedderOptions): Embedder {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let lastId = 0;
  let isClosed = false;

  const rejectAll = (error: EmbeddingError): void => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const start = (): Worker => {
    const started = new Worker(script ?? new URL('./serve-embedding.js', import.meta.url), {
      workerData: data satisfies EmbeddingThreadData,
    });
    let reason: Error | undefined;
    started.on('message', (reply: EmbeddingReply) => {
      waiting.get(reply.id)?.resolve(reply);
      waiting.delete(reply.id);
    });
    started.on('error', (error) => (reason = error));
    started.on('exit', (code) => {
      if (started !== worker) return;
      worker = undefined;
      const cause = reason ?? new Error(`the thread ended with ${code}`);
      rejectAll(new EmbeddingError('lost', 'the thread of the encoder was lost', { cause }));
    });
    return started;
  };
  const call = async (texts: readonly string[] | undefined, isUrgent: boolean) => {
    if (isClosed) throw new EmbeddingError('closed', 'the encoder is closed');
    if (waiting.size >= mostWaiting) {
      throw new EmbeddingError('timeout', `${waiting.size} calls wait for the encoder already`);
    }
    worker ??= start();
    const id = (lastId += 1);
    const message: EmbeddingCall = { id, isUrgent, ...(texts === undefined ? {} : { texts }) };
    const reply = await new Promise<EmbeddingReply>((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      worker?.postMessage(message);
    });
    if ('error' in reply) throw new EmbeddingError(reply.error.code, reply.error.message);
    return reply;
  };
  const embed = async (texts: readonly string[], isUrgent: boolean) => {
    const reply = await call(texts, isUrgent);
    if (!('vectors' in reply)) throw new Error('the encoder replied without vectors');
    return reply.vectors;
  };
  return {
    async open(): Promise<EmbeddingModel> {
      const reply = await call(undefined, false);
      if (!('model' in reply)) throw new Error('the encoder replied without its model');
      return reply.model;
    },
    async embedQuestion(question) {
      const [vector] = await embed([questionPrefix + question.slice(0, longestQuestion)], true);
      if (vector === undefined) throw new Error('the encoder replied with no vector');
      return vector;
    },
    embedPassages: (texts) =>
      embed(
        texts.map((text) => passagePrefix + text),
        false,
      ),
    async close() {
      isClosed = true;
      const ending = worker;
      worker = undefined;
      rejectAll(new EmbeddingError('closed', 'the encoder is closed'));
      await ending?.terminate();
    },
  };
}
