/** How often the time is looked at, in milliseconds. */
const tickMs = 50;

/** A gap between two looks counts as this much at most: this process was held, or stopped, itself. */
const longestTickMs = 10 * tickMs;

/**
 * Calls back once after a time in which this process was running. Time that the whole machine slept,
 * or that this process was stopped or held, is not charged to what is timed; changes of the system's
 * clock make no difference.
 *
 * @param now milliseconds that never run backwards. Default: the process's own.
 * @returns stops it; stopping again does nothing
 */
export function startStopwatch(
  timeMs: number,
  onElapsed: () => void,
  now: () => number = () => performance.now(),
): () => void {
  let last = now();
  let elapsed = 0;
  const timer = setInterval(
    () => {
      const time = now();
      elapsed += Math.min(time - last, longestTickMs);
      last = time;
      if (elapsed < timeMs) return;
      clearInterval(timer);
      onElapsed();
    },
    Math.min(tickMs, timeMs),
  );
  return () => clearInterval(timer);
}
