import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import type { LoadFailureCode } from '../../core/documents/load-failure.js';
import type { Passage } from '../../core/passages/passage.js';
import { type Loaded, type LoadedMessage, type LoadMessage, memoryMark } from './file-messages.js';
import { startStopwatch } from './start-stopwatch.js';

/** What became of a file: what was read, or why it was not. */
export type Outcome =
  | { readonly loaded: Loaded[keyof Loaded] }
  | { readonly code: LoadFailureCode; readonly detail: string };

/** In MiB of V8's heap, which collects its garbage the harder the nearer it comes to this. */
const heapMib = 768;

/** In MiB: a process that takes more after a file is not used again, so that every file starts alike. */
const mostIdleMib = 200;

/** Of standard error, in characters: enough for the line that tells why a process ended. */
const keptErrorLength = 4_000;

/**
 * A process that reads one file at a time. The operating system ends it within its limits, also in
 * the middle of native code; ending it is never waited for.
 */
export class FileProcess {
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  #usable = true;
  #errorText = '';

  /** @throws the error of the operating system when no process can be started */
  constructor(script: URL) {
    // The environment holds secrets, and a parser of hostile files has no use for it.
    this.#child = fork(fileURLToPath(script), [], {
      execArgv: [`--max-old-space-size=${heapMib}`],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      this.#errorText = (this.#errorText + chunk.toString()).slice(-keptErrorLength);
    });
    this.#child.on('error', () => (this.#usable = false));
    this.#ended = new Promise((resolve) => {
      this.#child.once('close', () => {
        this.#usable = false;
        resolve();
      });
      this.#child.once('error', () => resolve());
    });
  }

  /** Whether another file may be given to it. */
  get usable(): boolean {
    return this.#usable;
  }

  /** Reads one file; never throws, and takes no longer than `timeMs`. */
  load(message: LoadMessage, timeMs: number): Promise<Outcome> {
    return new Promise((resolve) => {
      const passages: Passage[] = [];
      const settle = (outcome: Outcome): void => {
        stopStopwatch();
        this.#child.off('message', onMessage);
        this.#child.off('error', onError);
        this.#child.off('close', onClose);
        if (!('loaded' in outcome)) this.kill();
        resolve(outcome);
      };
      const onMessage = (reply: LoadedMessage): void => {
        if (reply.id !== message.id) return;
        if (!('loaded' in reply)) {
          passages.push(...reply.passages);
          return;
        }
        if (reply.memoryMib > mostIdleMib) this.kill();
        settle({ loaded: 'source' in reply.loaded ? { ...reply.loaded, passages } : reply.loaded });
      };
      const onError = (error: NodeJS.ErrnoException): void =>
        settle({ code: 'unreadable', detail: error.code ?? error.message });
      const onClose = (_: number | null, signal: NodeJS.Signals | null): void =>
        settle(this.#explainEnd(signal));
      const stopStopwatch = startStopwatch(timeMs, () =>
        settle({ code: 'too-slow', detail: `more than ${timeMs / 1_000} s` }),
      );
      this.#child.on('message', onMessage);
      this.#child.on('error', onError);
      this.#child.on('close', onClose);
      // A process that has just ended takes no message, and `close` is about to say why.
      this.#child.send(message, () => undefined);
    });
  }

  /** Ends the process at once, whatever it does. */
  kill(): void {
    this.#usable = false;
    this.#child.kill('SIGKILL');
  }

  /** Resolves when the process has ended. */
  get ended(): Promise<void> {
    return this.#ended;
  }

  /** The kernel kills as well where the machine's memory runs out. */
  #explainEnd(signal: NodeJS.Signals | null): Outcome {
    const outOfMemory =
      signal === 'SIGKILL' ||
      this.#errorText.includes(memoryMark) ||
      this.#errorText.includes('heap out of memory');
    return outOfMemory
      ? { code: 'too-large', detail: 'reading it takes too much memory' }
      : { code: 'broken', detail: 'reading it ended the process' };
  }
}
