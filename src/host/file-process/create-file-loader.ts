import { Worker } from 'node:worker_threads';

import type { LoadDocument } from '../../core/documents/load-document.js';
import type { LoadFailure, LoadFailureCode } from '../../core/documents/load-failure.js';
import type { LoadFile } from '../../core/indexing/update/load-file.js';
import type { Loaded, LoadedMessage, LoadMessage } from './file-messages.js';

/** What one file may take. */
export interface FileLimits {
  readonly timeMs: number;
  /** Of JavaScript's heap. */
  readonly memoryMib: number;
}

/** An office's largest documents take seconds; a file that takes longer is hostile or broken. */
export const defaultFileLimits: FileLimits = { timeMs: 60_000, memoryMib: 1_024 };

export interface FileLoader {
  readonly loadFile: LoadFile;
  readonly loadDocument: LoadDocument;
  /** Stops the thread; what is being read is a failure. */
  close(): Promise<void>;
}

/** The thread takes some 100 ms to start, and memory while it waits for the next file. */
const idleMs = 10_000;

/**
 * Reads files in a thread of their own, one after the other. A file that takes more than it may ends
 * the thread and is a failure; the next one gets a new thread.
 *
 * @param script of the thread; built code
 */
export function createFileLoader(
  limits: FileLimits = defaultFileLimits,
  script: URL = new URL('./serve-files.js', import.meta.url),
): FileLoader {
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let id = 0;

  const stop = async (): Promise<void> => {
    clearTimeout(idle);
    const stopped = worker;
    worker = undefined;
    await stopped?.terminate();
  };

  const start = (): Worker => {
    const started = new Worker(script, {
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMib },
      stderr: true,
    });
    // What goes wrong between two files must not end whoever reads them; the next gets a new thread.
    started.on('error', () => undefined);
    started.on('exit', () => {
      if (worker === started) worker = undefined;
    });
    return started;
  };

  const loadNow = async (message: LoadMessage): Promise<Outcome> => {
    clearTimeout(idle);
    worker ??= start();
    const outcome = await askOnce(worker, message, limits.timeMs);
    if (!('loaded' in outcome)) {
      await stop();
      return outcome;
    }
    idle = setTimeout(() => void stop(), idleMs);
    idle.unref();
    return outcome;
  };

  const load = async <T extends keyof Loaded>(
    message: Omit<LoadMessage, 'id'> & { readonly wanted: T },
    describeFailure: (failures: readonly LoadFailure[]) => Loaded[T],
  ): Promise<Loaded[T]> => {
    const result = last.then(() => loadNow({ ...message, id: (id += 1) }));
    last = result.catch(() => undefined);
    const outcome = await result;
    if ('loaded' in outcome) return outcome.loaded as Loaded[T];
    return describeFailure([{ path: message.file.path, ...outcome }]);
  };

  return {
    loadFile: (file, knownSha256) =>
      load({ wanted: 'passages', file, knownSha256 }, (failures) => ({
        source: undefined,
        passages: [],
        failures,
        sha256: undefined,
      })),
    loadDocument: (file) =>
      load({ wanted: 'document', file }, (failures) => ({
        document: undefined,
        failures,
        sha256: undefined,
      })),
    close: stop,
  };
}

type Outcome =
  | { readonly loaded: Loaded[keyof Loaded] }
  | { readonly code: LoadFailureCode; readonly detail: string };

/** Resolves with what the thread says, or with why it says nothing. */
function askOnce(worker: Worker, message: LoadMessage, timeMs: number): Promise<Outcome> {
  return new Promise((resolve) => {
    const settle = (outcome: Outcome): void => {
      clearTimeout(timer);
      worker.off('message', onMessage);
      worker.off('error', onError);
      worker.off('exit', onExit);
      resolve(outcome);
    };
    const onMessage = ({ id, loaded }: LoadedMessage): void => {
      if (id === message.id) settle({ loaded });
    };
    const onError = (error: NodeJS.ErrnoException): void => {
      const outOfMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      settle({
        code: outOfMemory ? 'too-large' : 'broken',
        detail: outOfMemory ? 'reading it takes too much memory' : error.message,
      });
    };
    const onExit = (): void => settle({ code: 'broken', detail: 'its reading was stopped' });
    const timer = setTimeout(
      () => settle({ code: 'too-slow', detail: `more than ${timeMs / 1000} s` }),
      timeMs,
    );
    worker.on('message', onMessage);
    worker.on('error', onError);
    worker.on('exit', onExit);
    worker.postMessage(message);
  });
}
