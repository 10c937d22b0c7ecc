/** Counts the time in which this process was running, in milliseconds; to be asked regularly. */
export type ActiveClock = () => number;

/**
 * A clock that stands still while the process does: time in which the machine slept, or the process
 * was stopped or held for longer than the gap, counts as the gap. So whoever waited is not charged
 * for it. Changes of the system's clock make no difference.
 *
 * @param longestGapMs what counts at most between two times that it is asked
 * @param now milliseconds that never run backwards. Default: the process's own.
 */
export function createActiveClock(
  longestGapMs: number,
  now: () => number = () => performance.now(),
): ActiveClock {
  let last = now();
  let active = 0;
  return () => {
    const time = now();
    active += Math.min(time - last, longestGapMs);
    last = time;
    return active;
  };
}
