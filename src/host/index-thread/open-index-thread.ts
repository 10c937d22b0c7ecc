import { Worker } from 'node:worker_threads';

import type {
  App,
  AskOptions,
  IndexProgress,
  IndexReport,
  ReindexOptions,
} from '../../core/app.js';
import { defaultFileLimits, type FileLimits } from '../file-process/file-limits.js';
import type { CallMessage, CallName, IndexThreadData, ReplyMessage } from './thread-messages.js';
import { fromPlainError } from './plain-error.js';

export interface IndexThreadOptions {
  readonly corpusFolder: string;
  /** Where the index is kept from one start to the next. Default: nowhere. */
  readonly snapshotPath?: string | undefined;
  /** In MiB: a corpus whose index would take more is refused. Default: no bound. */
  readonly memoryLimit?: number | undefined;
  /** What reading one file may take. Default: a minute, a GiB. */
  readonly fileLimits?: FileLimits;
  /**
   * In milliseconds: a thread that is lost sooner after its start is not replaced, since the next one
   * would be lost as well. Default: ten seconds.
   */
  readonly shortestLifeMs?: number;
  /** Told when the thread was lost and another one has taken over. Default: nobody. */
  readonly onLost?: (error: Error) => void;
  /** Of the thread; built code. Default: the one beside this file. */
  readonly script?: URL;
}

/** The thread that holds the index has ended, and what was asked of it cannot be answered. */
export class IndexUnavailableError extends Error {
  override readonly name = 'IndexUnavailableError';
}

interface Call {
  readonly message: CallMessage;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((progress: IndexProgress) => void) | undefined;
  /** A call that changes nothing is asked again of the next thread. */
  readonly repeatable: boolean;
}

/** How long `close` waits until the index has been written to disk; the one from before is whole. */
const closeTimeoutMs = 1_200;
const defaultShortestLifeMs = 10_000;

/** What a thread may take of JavaScript's heap, in MiB, where nobody has set a bound. */
const defaultHeap = 8_192;

/**
 * The core in a thread of its own: building, loading and searching never hold this one. A thread that
 * is lost, as when memory runs out, is replaced by one that takes the index from its snapshot; what
 * was asked meanwhile is answered then.
 */
export function openIndexThread(options: IndexThreadOptions): App {
  const thread = new IndexThread(options);
  let report: IndexReport | undefined;
  return {
    ask: (question: string, asked?: AskOptions) => thread.call('ask', [question, asked]),
    explain: (question, asked) => thread.call('explain', [question, asked]),
    sources: () => thread.call('sources', []),
    passage: (id) => thread.call('passage', [id]),
    section: (id, page, sectionOptions) => thread.call('section', [id, page, sectionOptions]),
    outline: (document) => thread.call('outline', [document]),
    load: () => thread.call('load', []),
    async reindex({ onProgress, ...asked }: ReindexOptions = {}) {
      report = await thread.call<IndexReport>('reindex', [asked], onProgress);
      return report;
    },
    cancelReindex: () => void thread.call('cancelReindex', []).catch(() => undefined),
    status: () => thread.call('status', []),
    lastReport: () => report,
    close: () => thread.close(),
  };
}

class IndexThread {
  readonly #options: IndexThreadOptions;
  readonly #calls = new Map<number, Call>();
  #worker: Worker;
  #startedAt = 0;
  #nextId = 0;
  #closed: Promise<void> | undefined;
  /** Why no thread can be had any more. */
  #lost: IndexUnavailableError | undefined;

  constructor(options: IndexThreadOptions) {
    this.#options = options;
    this.#worker = this.#start();
  }

  call<Result>(
    name: CallName,
    args: readonly unknown[],
    onProgress?: (progress: IndexProgress) => void,
  ): Promise<Result> {
    if (this.#lost !== undefined) return Promise.reject(this.#lost);
    if (this.#closed !== undefined && name !== 'close') {
      return Promise.reject(new IndexUnavailableError('the index is closed'));
    }
    return new Promise((resolve, reject) => {
      const message: CallMessage = { id: (this.#nextId += 1), name, args };
      this.#calls.set(message.id, {
        message,
        resolve: resolve as (result: unknown) => void,
        reject,
        onProgress,
        repeatable: name !== 'reindex' && name !== 'close',
      });
      this.#worker.postMessage(message);
    });
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, closeTimeoutMs);
    });
    await Promise.race([this.call('close', []).catch(() => undefined), timeout]);
    clearTimeout(timer);
    await this.#worker.terminate();
    this.#rejectAll(() => true, new IndexUnavailableError('the index is closed'));
  }

  #start(): Worker {
    const {
      corpusFolder,
      snapshotPath,
      memoryLimit,
      fileLimits = defaultFileLimits,
      script = new URL('./serve-index.js', import.meta.url),
    } = this.#options;
    const workerData: IndexThreadData = { corpusFolder, snapshotPath, memoryLimit, fileLimits };
    const worker = new Worker(script, {
      workerData,
      // The old index stands beside the new one until that is done.
      resourceLimits: { maxOldGenerationSizeMb: 2 * (memoryLimit ?? defaultHeap) },
    });
    this.#startedAt = performance.now();
    let reason: Error | undefined;
    worker.on('message', (message: ReplyMessage) => this.#receive(message));
    worker.on('error', (error) => (reason = error));
    worker.on('exit', (code) => {
      if (worker === this.#worker && this.#closed === undefined) {
        this.#replace(reason ?? new Error(`the index's thread ended with ${code}`));
      }
    });
    return worker;
  }

  #receive(message: ReplyMessage): void {
    const call = this.#calls.get(message.id);
    if (call === undefined) return;
    if ('progress' in message) {
      call.onProgress?.(message.progress);
      return;
    }
    this.#calls.delete(message.id);
    if ('error' in message) call.reject(fromPlainError(message.error));
    else call.resolve(message.result);
  }

  #replace(reason: Error): void {
    const lost = new IndexUnavailableError('the thread of the index was lost', { cause: reason });
    this.#rejectAll(({ repeatable }) => !repeatable, lost);
    const { shortestLifeMs = defaultShortestLifeMs } = this.#options;
    if (performance.now() - this.#startedAt < shortestLifeMs) {
      this.#lost = lost;
      this.#rejectAll(() => true, lost);
      return;
    }
    const unanswered = [...this.#calls.values()];
    this.#worker = this.#start();
    void this.call('recover', []).catch(() => undefined);
    for (const { message } of unanswered) this.#worker.postMessage(message);
    this.#options.onLost?.(lost);
  }

  #rejectAll(isMeant: (call: Call) => boolean, error: Error): void {
    for (const [id, call] of this.#calls) {
      if (!isMeant(call)) continue;
      this.#calls.delete(id);
      call.reject(error);
    }
  }
}
