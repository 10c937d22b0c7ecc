import { setImmediate } from 'node:timers/promises';

/** Is called again and again by long work; `undefined` where the work need not wait. */
export type YieldIfDue = () => Promise<void> | undefined;

/** In milliseconds. Half of the 20 ms that work may hold the thread leaves room for one long step. */
const holdMs = 10;

/**
 * Lets long work share its thread: the function it returns does nothing until 10 ms have passed since
 * the work last yielded, and then gives the event loop a turn.
 *
 * @param clock in milliseconds. Default: `performance.now`
 */
export function createYielder(clock: () => number = () => performance.now()): YieldIfDue {
  let since = clock();
  return () => {
    if (clock() - since < holdMs) return undefined;
    return setImmediate().then(() => {
      since = clock();
    });
  };
}

/** Work that nobody waits for: never yields. */
export const neverYield: YieldIfDue = () => undefined;
