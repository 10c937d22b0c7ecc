import { type Clock, systemClock } from './platform/clock.js';

/** Is called again and again by long work; `undefined` where the work need not wait. */
export type YieldIfDue = () => Promise<void> | undefined;

/** In milliseconds. Half of the 20 ms that work may hold the thread leaves room for one long step. */
const holdMs = 10;

/**
 * Lets long work share its thread: the function it returns does nothing until 10 ms have passed since
 * the work last yielded, and then gives the event loop a turn.
 *
 * @param clock Default: the machine's
 */
export function createYielder(clock: Pick<Clock, 'now' | 'yield'> = systemClock): YieldIfDue {
  let since = clock.now();
  return () => {
    if (clock.now() - since < holdMs) return undefined;
    return clock.yield().then(() => {
      since = clock.now();
    });
  };
}

/** Work that nobody waits for: never yields. */
export const neverYield: YieldIfDue = () => undefined;
