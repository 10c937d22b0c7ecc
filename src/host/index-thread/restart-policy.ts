/** When a thread that was lost is started again, in milliseconds. */
export interface RestartPolicy {
  /** The pause before the second start in a row; it doubles with each. The first has none. */
  readonly firstPauseMs: number;
  /** No pause is longer. */
  readonly longestPauseMs: number;
  /** A thread that lives this long is well: the next loss is the first in a row again. */
  readonly stableMs: number;
  /** After so many losses in a row the thread is given up. */
  readonly mostLosses: number;
}

/** The pauses add up to about two minutes. */
export const defaultRestartPolicy: RestartPolicy = {
  firstPauseMs: 1_000,
  longestPauseMs: 30_000,
  stableMs: 60_000,
  mostLosses: 9,
};

/** @returns the pause after so many losses in a row, from 1; `undefined`: the thread is given up */
export function choosePause(losses: number, policy: RestartPolicy): number | undefined {
  const { firstPauseMs, longestPauseMs, mostLosses } = policy;
  if (losses >= mostLosses) return undefined;
  return losses === 1 ? 0 : Math.min(longestPauseMs, firstPauseMs * 2 ** (losses - 2));
}
