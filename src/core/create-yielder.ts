import { setImmediate } from 'node:timers/promises';

/** Well below the 50 ms that work may hold a thread that others wait for, with room for one long step. */
const holdMs = 10;

/**
 * A pause for long work on a thread that others wait for: does nothing until 10 ms have passed, then lets everything
 * else that waits go first.
 */
export function createYielder(
  clock: () => number = () => performance.now(),
): () => Promise<void> | undefined {
  let since = clock();
  return () => {
    if (clock() - since < holdMs) return undefined;
    return setImmediate().then(() => {
      since = clock();
    });
  };
}
