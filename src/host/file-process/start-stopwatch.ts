import { createActiveClock } from '../active-clock.js';

/** How often the time is looked at, in milliseconds. */
const tickMs = 50;

/** In milliseconds. */
const longestGapMs = 10 * tickMs;

/**
 * Calls back once after so much time in which this process was running.
 *
 * @returns stops it; stopping again does nothing
 */
export function startStopwatch(timeMs: number, onElapsed: () => void): () => void {
  const clock = createActiveClock(longestGapMs);
  const timer = setInterval(
    () => {
      if (clock() < timeMs) return;
      clearInterval(timer);
      onElapsed();
    },
    Math.min(tickMs, timeMs),
  );
  return () => clearInterval(timer);
}
