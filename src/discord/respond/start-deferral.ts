import type { Clock } from '../../core/platform/clock.js';

export interface Deferral {
  /** Cancels the deferral, or waits for it when it has begun. Never throws. */
  settle(): Promise<void>;
  /** `none` when it was cancelled in time, `done` when it succeeded, or the error of `defer`. */
  outcome(): Promise<'none' | 'done' | Error>;
}

/** Calls `defer` after a time, unless it is settled before. */
export function startDeferral(
  defer: () => Promise<unknown>,
  afterMs: number,
  clock: Clock,
): Deferral {
  let deferring: Promise<'done' | Error> | undefined;
  const cancel = clock.schedule(() => {
    deferring = defer().then(
      () => 'done' as const,
      (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
    );
  }, afterMs);
  return {
    async settle() {
      cancel();
      await deferring;
    },
    outcome: async () => (await deferring) ?? 'none',
  };
}
