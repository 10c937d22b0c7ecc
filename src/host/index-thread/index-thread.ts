import { type IndexProgress, IndexUnavailableError } from '../../core/app.js';
import { type Clock, systemClock } from '../../core/platform/clock.js';
import { type ActiveClock, createActiveClock } from '../active-clock.js';
import { type Call, CallQueue } from './call-queue.js';
import { type CallProfile, callProfiles } from './call-profiles.js';
import { fromPlainError } from './plain-error.js';
import { choosePause, defaultRestartPolicy, type RestartPolicy } from './restart-policy.js';
import type { StartThread, Thread } from './start-worker.js';
import {
  type CallName,
  type IndexThreadData,
  pingMessage,
  type ReplyMessage,
} from './thread-messages.js';

export interface IndexThreadOptions {
  readonly data: IndexThreadData;
  readonly startThread: StartThread;
  /** How long a person waits for an answer, in milliseconds. Default: 20 seconds. */
  readonly deadlineMs?: number | undefined;
  /** Default: nine starts within about two minutes. */
  readonly restart?: RestartPolicy | undefined;
  /** Default: the machine's. */
  readonly clock?: Clock | undefined;
  readonly onEncoderProblem?: ((error: Error) => void) | undefined;
  readonly onLost?: ((error: Error, pauseMs: number) => void) | undefined;
  readonly onBack?: (() => void) | undefined;
  readonly onGivenUp?: ((error: Error) => void) | undefined;
}

/** How often deadlines are looked at, in milliseconds. */
const tickMs = 100;

/** In milliseconds: longer pauses of this process are not charged to a call. */
const longestGapMs = 500;

/** In milliseconds: a thread that does not even say that it is there for so long is held for good. */
const probeMs = 5_000;

/** How long `close` waits until the snapshot is on disk, in milliseconds; the one before stays whole. */
const closeTimeoutMs = 1_200;

/**
 * A thread that is kept alive: lost or held, it is replaced after a pause that grows with each loss
 * in a row, and what was asked is asked again once. Every call has a deadline.
 */
export class IndexThread {
  readonly #options: IndexThreadOptions;
  readonly #queue = new CallQueue();
  readonly #clock: Clock;
  /** Stands still while this process does. */
  readonly #activeTime: ActiveClock;
  readonly #stopTicking: () => void;
  #worker: Thread | undefined;
  #startedAt = 0;
  #losses = 0;
  #restarts = 0;
  #nextId = 0;
  #cancelPause: () => void = () => undefined;
  /** When the thread is taken for held, unless it says something before. */
  #probeDeadline: number | undefined;
  #closed: Promise<void> | undefined;
  #givenUp: IndexUnavailableError | undefined;

  constructor(options: IndexThreadOptions) {
    this.#options = options;
    const { clock = systemClock } = options;
    this.#clock = clock;
    this.#activeTime = createActiveClock(longestGapMs, () => clock.now());
    this.#stopTicking = clock.repeat(() => this.#checkDeadlines(), tickMs);
    this.#start();
  }

  /** How often the thread was replaced. */
  get restarts(): number {
    return this.#restarts;
  }

  /** Whether there is a thread that can be asked. */
  get available(): boolean {
    return this.#worker !== undefined;
  }

  /** @throws IndexUnavailableError, and what the core throws */
  call<Result>(
    name: CallName,
    args: readonly unknown[],
    onProgress?: (progress: IndexProgress) => void,
  ): Promise<Result> {
    if (this.#givenUp !== undefined) return Promise.reject(this.#givenUp);
    if (this.#closed !== undefined && name !== 'close') {
      return Promise.reject(new IndexUnavailableError('closed'));
    }
    return new Promise((resolve, reject) => {
      const profile = callProfiles[name];
      const call: Call = {
        message: { id: (this.#nextId += 1), name, args },
        profile,
        resolve: resolve as (result: unknown) => void,
        reject,
        onProgress,
        attempts: 0,
        deadline: this.#activeTime() + this.#findDeadline(profile),
      };
      if (profile.urgency !== 'control') {
        if (this.#queue.add(call)) this.#postNext();
        else reject(new IndexUnavailableError('busy'));
      } else if (this.#worker === undefined) reject(new IndexUnavailableError('lost'));
      else {
        this.#queue.addPosted(call);
        this.#worker.postMessage(call.message);
      }
    });
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    this.#cancelPause();
    const worker = this.#worker;
    if (worker !== undefined) {
      await waitAtMost(closeTimeoutMs, this.#callClose(), this.#clock);
      await waitAtMost(closeTimeoutMs, worker.terminate(), this.#clock);
    }
    this.#stopTicking();
    this.#rejectAll(new IndexUnavailableError('closed'));
  }

  #callClose(): Promise<unknown> {
    return this.call('close', []).catch(() => undefined);
  }

  #findDeadline({ urgency, deadlineMs }: CallProfile): number {
    return urgency === 'control' ? deadlineMs : (this.#options.deadlineMs ?? deadlineMs);
  }

  #start(): void {
    const { data, startThread } = this.#options;
    const worker = startThread(data, {
      onMessage: (message) => {
        if (worker === this.#worker) this.#receive(message);
      },
      onEnd: (cause) => this.#replace(worker, cause),
    });
    this.#worker = worker;
    this.#startedAt = this.#activeTime();
  }

  #startAgain(): void {
    this.#restarts += 1;
    this.#start();
    this.call('recover', []).then(
      () => this.#options.onBack?.(),
      // The thread was lost again, which is handled there, or the corpus cannot be read: the update
      // that follows says so.
      () => undefined,
    );
    this.#postNext();
  }

  #postNext(): void {
    const worker = this.#worker;
    if (worker === undefined) return;
    for (let call = this.#queue.takeNext(); call !== undefined; call = this.#queue.takeNext()) {
      worker.postMessage(call.message);
    }
  }

  #receive(message: ReplyMessage): void {
    this.#probeDeadline = undefined;
    if ('encoderProblem' in message) {
      this.#options.onEncoderProblem?.(fromPlainError(message.encoderProblem));
      return;
    }
    const call = this.#queue.find(message.id);
    if (call === undefined) return;
    if ('progress' in message) {
      call.deadline = this.#activeTime() + this.#findDeadline(call.profile);
      call.onProgress?.(message.progress);
      return;
    }
    this.#queue.settle(message.id);
    if ('error' in message) call.reject(fromPlainError(message.error));
    else call.resolve(message.result);
    this.#postNext();
  }

  #checkDeadlines(): void {
    const time = this.#activeTime();
    const worker = this.#worker;
    const overdue = this.#queue.takeOverdue(time);
    for (const call of overdue) call.reject(new IndexUnavailableError('timeout'));
    if (worker === undefined) return;
    if (this.#probeDeadline !== undefined && time >= this.#probeDeadline) {
      this.#replace(worker, new Error(`the thread of the index was held for ${probeMs} ms`));
    } else if (overdue.length > 0 && this.#probeDeadline === undefined) {
      this.#probeDeadline = time + probeMs;
      worker.postMessage(pingMessage);
    }
    this.#postNext();
  }

  /** Puts another thread in the place of one that was lost or is held; waits for nothing. */
  #replace(worker: Thread, cause: Error): void {
    if (worker !== this.#worker || this.#closed !== undefined) return;
    this.#worker = undefined;
    this.#probeDeadline = undefined;
    void worker.terminate();
    const { restart = defaultRestartPolicy, onLost, onGivenUp } = this.#options;
    const lived = this.#activeTime() - this.#startedAt;
    this.#losses = lived >= restart.stableMs ? 1 : this.#losses + 1;
    const error = new IndexUnavailableError('lost', { cause });
    for (const call of this.#queue.takeUnrepeatable()) call.reject(error);
    const pauseMs = choosePause(this.#losses, restart);
    if (pauseMs === undefined) {
      this.#givenUp = error;
      this.#stopTicking();
      this.#rejectAll(error);
      onGivenUp?.(error);
      return;
    }
    this.#cancelPause = this.#clock.schedule(() => this.#startAgain(), pauseMs);
    onLost?.(error, pauseMs);
  }

  #rejectAll(error: Error): void {
    for (const call of this.#queue.takeAll()) call.reject(error);
  }
}

/** Resolves with the work, or after so many milliseconds. */
async function waitAtMost(timeMs: number, work: Promise<unknown>, clock: Clock): Promise<void> {
  let cancel = (): void => undefined;
  const timeout = new Promise<void>((resolve) => {
    cancel = clock.schedule(resolve, timeMs);
  });
  await Promise.race([work, timeout]);
  cancel();
}
