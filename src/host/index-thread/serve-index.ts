import { type MessagePort, parentPort, workerData } from 'node:worker_threads';

import type { SemanticSearchOptions } from '../../core/embedding/semantic-search.js';
import { openEmbedder } from '../embedding/open-embedder.js';
import { createFileLoader } from '../file-process/create-file-loader.js';
import { answerCalls } from './answer-calls.js';
import { toPlainError } from './plain-error.js';
import { createQuickFirstApp } from './quick-first-app.js';
import type { EncoderOptions, IndexThreadData, ReplyMessage } from './thread-messages.js';

/** Opens the core in this thread, and answers the calls that come as messages. */
function serveIndex(port: MessagePort, { fileLimits, encoder, ...options }: IndexThreadData): void {
  const files = createFileLoader(fileLimits);
  const semantic = encoder === undefined ? undefined : openSemantic(encoder, port);
  const app = createQuickFirstApp({ ...options, semantic }, files.loadFile);
  answerCalls(port, app, () => files.close());
}

/** The encoder has a thread of its own, which starts with the first passage. */
function openSemantic(
  { vectorPath, waitMs, ...encoder }: EncoderOptions,
  port: MessagePort,
): SemanticSearchOptions {
  return {
    embedder: openEmbedder(encoder),
    vectorPath,
    waitMs,
    onProblem: (error) =>
      port.postMessage({ id: 0, encoderProblem: toPlainError(error) } satisfies ReplyMessage),
  };
}

// Nothing happens where the file is only imported.
if (parentPort !== null) serveIndex(parentPort, workerData as IndexThreadData);
