import { setImmediate } from 'node:timers/promises';

/** Time, as a parameter of whatever depends on it. */
export interface Clock {
  /** Milliseconds from an arbitrary start. They never run backwards. */
  now(): number;
  /** Milliseconds since 1970. They may jump in both directions. */
  date(): number;
  /**
   * Calls back once after so many milliseconds.
   *
   * @returns cancels the call; does nothing once it was made
   */
  schedule(callback: () => void, ms: number): () => void;
  /**
   * Calls back every so many milliseconds. Does not keep the process alive.
   *
   * @returns ends the calls
   */
  repeat(callback: () => void, ms: number): () => void;
  /** Gives everything else that is due its turn. */
  yield(): Promise<void>;
}

/** The time of the machine. */
export const systemClock: Clock = {
  now: () => performance.now(),
  date: () => Date.now(),
  schedule: (callback, ms) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
  repeat: (callback, ms) => {
    const timer = setInterval(callback, ms).unref();
    return () => clearInterval(timer);
  },
  yield: () => setImmediate(),
};

/** Resolves after so many milliseconds. */
export function wait(ms: number, clock: Pick<Clock, 'schedule'>): Promise<void> {
  return new Promise((resolve) => clock.schedule(resolve, ms));
}
