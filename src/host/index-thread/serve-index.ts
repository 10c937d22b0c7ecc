import { type MessagePort, parentPort, workerData } from 'node:worker_threads';

import { createFileLoader } from '../file-process/create-file-loader.js';
import { answerCalls } from './answer-calls.js';
import { createQuickFirstApp } from './quick-first-app.js';
import type { IndexThreadData } from './thread-messages.js';

/** Opens the core in this thread, and answers the calls that come as messages. */
function serveIndex(port: MessagePort, { fileLimits, ...options }: IndexThreadData): void {
  const files = createFileLoader(fileLimits);
  answerCalls(port, createQuickFirstApp(options, files.loadFile), () => files.close());
}

// Nothing happens where the file is only imported.
if (parentPort !== null) serveIndex(parentPort, workerData as IndexThreadData);
