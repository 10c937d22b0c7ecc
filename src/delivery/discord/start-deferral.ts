export interface Deferral {
  /** Ends the wait; never throws. Afterwards nothing defers any more. */
  settle(): Promise<void>;
  /** Whether it deferred; throws what `defer` threw. */
  succeeded(): Promise<boolean>;
}

/** Defers when time is up, unless it is settled before. */
export function startDeferral(defer: () => Promise<unknown>, afterMs: number): Deferral {
  let deferring: Promise<unknown> | undefined;
  const timer = setTimeout(() => {
    deferring = defer();
    // `succeeded` reports it; until then a refusal must not count as unhandled.
    deferring.catch(() => undefined);
  }, afterMs);
  return {
    async settle() {
      clearTimeout(timer);
      await deferring?.catch(() => undefined);
    },
    async succeeded() {
      await deferring;
      return deferring !== undefined;
    },
  };
}
