export interface Deferral {
  /** Ends the wait; never throws. Afterwards nothing defers any more. */
  settle(): Promise<void>;
  /** Whether it deferred: `none` was needed, it is `done`, or the error that `defer` threw. */
  outcome(): Promise<'none' | 'done' | Error>;
}

/** Defers when time is up, unless it is settled before. */
export function startDeferral(defer: () => Promise<unknown>, afterMs: number): Deferral {
  let deferring: Promise<'done' | Error> | undefined;
  const timer = setTimeout(() => {
    deferring = defer().then(
      () => 'done' as const,
      (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
    );
  }, afterMs);
  return {
    async settle() {
      clearTimeout(timer);
      await deferring;
    },
    outcome: async () => (await deferring) ?? 'none',
  };
}
