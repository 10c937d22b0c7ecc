import { Worker } from 'node:worker_threads';

import type { CallMessage, IndexThreadData, PingMessage, ReplyMessage } from './thread-messages.js';

/** A thread that answers calls. */
export interface Thread {
  postMessage(message: CallMessage | PingMessage): void;
  /** Ends the thread, whatever it does. Resolves when it has ended. */
  terminate(): Promise<unknown>;
}

/** What becomes of a thread. */
export interface ThreadListeners {
  readonly onMessage: (message: ReplyMessage) => void;
  /** Called once, with why the thread ended. */
  readonly onEnd: (cause: Error) => void;
}

/** Starts a thread. The listeners are never called before this returns. */
export type StartThread = (data: IndexThreadData, listeners: ThreadListeners) => Thread;

/** What a thread may take of JavaScript's heap, in MiB, if no limit is set. */
const defaultHeapMib = 8_192;

/**
 * Starts worker threads.
 *
 * @param script what they run; built code
 */
export function createWorkerStarter(script: URL): StartThread {
  return (data, { onMessage, onEnd }) => {
    const worker = new Worker(script, {
      workerData: data,
      // While an index is rebuilt, the old one stays in use beside it.
      resourceLimits: { maxOldGenerationSizeMb: 2 * (data.memoryLimit ?? defaultHeapMib) },
    });
    let reason: Error | undefined;
    worker.on('message', onMessage);
    worker.on('error', (error) => (reason = error));
    worker.on('exit', (code) => {
      onEnd(reason ?? new Error(`the thread of the index ended with ${code}`));
    });
    return worker;
  };
}
