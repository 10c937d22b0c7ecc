import type { Clock } from '../../src/core/platform/clock.js';
import { pickNumber, type Random } from '../create-random.js';

interface Task {
  readonly due: number;
  readonly run: () => void;
  /** Whether the event recurs, whether or not anything else is going on. */
  readonly isTick: boolean;
}

/** Milliseconds since 1970 at which every simulation begins. */
const begin = Date.UTC(2026, 0, 1);

/** In milliseconds: how much time a look at the clock takes at most, as computing does. */
const longestLookMs = 1;

/** In milliseconds: when the turn comes for work that yields, at most. */
const longestTurnMs = 3;

/** Whatever runs by a clock of its own, and can be stopped dead in the middle of it. */
export interface Life {
  alive: boolean;
}

/**
 * Time that passes only when everything due has been done. Of what is due at the same moment, the seed
 * decides what runs first, so that a seed replays the same run.
 */
export class VirtualTime {
  readonly #random: Random;
  readonly #tasks = new Set<Task>();
  #time = 0;
  #jumpMs = 0;
  #lastWork = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  /** Milliseconds since the beginning. */
  get time(): number {
    return this.#time;
  }

  /** For how long nothing but clocks has been ticking, in milliseconds. */
  get idleMs(): number {
    return this.#time - this.#lastWork;
  }

  /** Milliseconds since 1970, by a clock that was never set. */
  get trueDate(): number {
    return begin + Math.floor(this.#time);
  }

  /** Sets the wall clock forward, or back. */
  jump(ms: number): void {
    this.#jumpMs += ms;
  }

  /** The clock of something that stops when its life ends. */
  createClock(life: Life): Clock {
    const schedule = (callback: () => void, ms: number, isTick = false): (() => void) =>
      this.schedule(
        () => {
          if (life.alive) callback();
        },
        ms,
        isTick,
      );
    return {
      now: () => {
        this.#time += this.#random() * longestLookMs;
        return this.#time;
      },
      date: () => begin + this.#jumpMs + Math.floor(this.#time),
      schedule: (callback, ms) => schedule(callback, ms),
      repeat: (callback, ms) => {
        let cancel = (): void => undefined;
        const again = (): void => {
          cancel = schedule(
            () => {
              callback();
              again();
            },
            ms,
            true,
          );
        };
        again();
        return () => {
          const last = cancel;
          cancel = () => undefined;
          last();
        };
      },
      yield: () => new Promise((resolve) => schedule(resolve, this.#random() * longestTurnMs)),
    };
  }

  schedule(run: () => void, ms: number, isTick = false): () => void {
    const task = { due: this.#time + Math.max(0, ms), run, isTick };
    this.#tasks.add(task);
    return () => void this.#tasks.delete(task);
  }

  wait(ms: number): Promise<void> {
    return new Promise((resolve) => this.schedule(resolve, ms));
  }

  /**
   * Lets time pass until the condition holds.
   *
   * @param settle resolves when nothing goes on any more that needs no time
   * @throws Error when it does not hold at the time `until`
   */
  async runUntil(
    isDone: () => boolean,
    until: number,
    settle: () => Promise<void>,
    what: string,
  ): Promise<void> {
    await settle();
    while (!isDone()) {
      if (this.#time > until || this.#tasks.size === 0) {
        throw new Error(`${what}: not within ${Math.round(until / 1_000)} s of virtual time`);
      }
      this.#takeNext().run();
      await settle();
    }
  }

  #takeNext(): Task {
    let earliest = Infinity;
    for (const { due } of this.#tasks) earliest = Math.min(earliest, due);
    const time = Math.max(this.#time, earliest);
    const due = [...this.#tasks].filter((task) => task.due <= time);
    const next = due[pickNumber(this.#random, due.length)];
    if (next === undefined) throw new Error('nothing is due');
    this.#time = time;
    this.#tasks.delete(next);
    if (!next.isTick) this.#lastWork = time;
    return next;
  }
}
