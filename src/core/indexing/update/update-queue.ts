import {
  type IndexProgress,
  type IndexReport,
  ReindexCancelledError,
  type ReindexOptions,
} from '../../app.js';

/** What a run is told by the queue, and what it tells the queue. */
export interface UpdateRun {
  /** Whether anyone who waits for this run wants every file read again. */
  readonly full: boolean;
  /** Passes progress on to everyone who waits for this run. */
  readonly reportProgress: (progress: IndexProgress) => void;
  /** @throws ReindexCancelledError once the run has been cancelled */
  readonly checkCancelled: () => void;
}

/**
 * - `idle`: no run is under way.
 * - `running`: a run is under way, and nobody waits for another.
 * - `running-and-awaited`: a run is under way, and another follows it.
 * - `closed`: there are no more runs.
 */
export type UpdateQueueState = 'idle' | 'running' | 'running-and-awaited' | 'closed';

interface PendingRun extends UpdateRun {
  full: boolean;
  cancelled: boolean;
  readonly listeners: Set<(progress: IndexProgress) => void>;
  readonly report: Promise<IndexReport>;
  readonly start: () => void;
  readonly reject: (error: Error) => void;
}

/**
 * Runs index updates one after the other so that no change of the corpus is lost: a run that has begun
 * may already have looked at the file that has just changed, so a request during a run is served by
 * the next one. All requests that wait share that next run, and it is full if one of them asked for a
 * full one.
 */
export class UpdateQueue {
  readonly #update: (run: UpdateRun) => Promise<IndexReport>;
  #running: PendingRun | undefined;
  #next: PendingRun | undefined;
  #closed = false;

  /** @param update one run; it is never called while another call is under way */
  constructor(update: (run: UpdateRun) => Promise<IndexReport>) {
    this.#update = update;
  }

  get state(): UpdateQueueState {
    if (this.#closed) return 'closed';
    if (this.#running === undefined) return 'idle';
    return this.#next === undefined ? 'running' : 'running-and-awaited';
  }

  /**
   * Asks for an update of everything that has changed until now.
   *
   * @returns the report of a run that begins after this call
   * @throws ReindexCancelledError when the run is cancelled before or while it is under way
   */
  request({ full = false, onProgress }: ReindexOptions = {}): Promise<IndexReport> {
    if (this.#closed) return Promise.reject(new ReindexCancelledError());
    this.#next ??= this.#createRun();
    const run = this.#next;
    run.full ||= full;
    if (onProgress !== undefined) run.listeners.add(onProgress);
    if (this.#running === undefined) this.#startNext();
    return run.report;
  }

  /** Cancels the run under way and the one that would follow it. */
  cancel(): void {
    if (this.#running !== undefined) this.#running.cancelled = true;
    this.#next?.reject(new ReindexCancelledError());
    this.#next = undefined;
  }

  /** Cancels everything and resolves when nothing is under way any more. */
  async close(): Promise<void> {
    this.#closed = true;
    this.cancel();
    await this.#running?.report.catch(() => undefined);
  }

  #createRun(): PendingRun {
    let start = (): void => undefined;
    let reject: PendingRun['reject'] = () => undefined;
    const report = new Promise<void>((resolve, fail) => {
      start = resolve;
      reject = fail;
    }).then(() => this.#update(run));
    const run: PendingRun = {
      full: false,
      cancelled: false,
      listeners: new Set(),
      report,
      start,
      reject,
      reportProgress: (progress) => {
        for (const listener of run.listeners) listener(progress);
      },
      checkCancelled: () => {
        if (run.cancelled) throw new ReindexCancelledError();
      },
    };
    return run;
  }

  #startNext(): void {
    const run = this.#next;
    this.#running = run;
    this.#next = undefined;
    if (run === undefined) return;
    run.report.catch(() => undefined).finally(() => this.#startNext());
    run.start();
  }
}
