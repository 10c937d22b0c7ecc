/** How the bot is, since it was started. */
export interface Metrics {
  /** @param milliseconds from a question to its answer */
  noteLatency(milliseconds: number): void;
  /** @param where what was handled, such as `/ask` */
  noteError(where: string, error: unknown): void;
  readonly startedAt: number;
  /** By nearest rank, over the latest questions; `undefined` before the first. */
  readonly latency: { readonly p50: number; readonly p95: number } | undefined;
  readonly lastError: ErrorNote | undefined;
}

export interface ErrorNote {
  readonly at: number;
  readonly where: string;
  /** The error's name, with Discord's code where there is one. */
  readonly kind: string;
}

/** So many latencies are looked at: enough for a steady p95, and nothing to hold in memory. */
const latencyCount = 1_000;

/** @param now milliseconds since 1970 */
export function createMetrics(now: () => number = Date.now): Metrics {
  const latencies: number[] = [];
  let next = 0;
  let lastError: ErrorNote | undefined;
  const percentile = (share: number): number => {
    const sorted = latencies.toSorted((a, b) => a - b);
    return sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
  };
  return {
    startedAt: now(),
    noteLatency(milliseconds) {
      latencies[next] = milliseconds;
      next = (next + 1) % latencyCount;
    },
    noteError(where, error) {
      lastError = { at: now(), where, kind: describeKind(error) };
    },
    get latency() {
      return latencies.length === 0 ? undefined : { p50: percentile(0.5), p95: percentile(0.95) };
    },
    get lastError() {
      return lastError;
    },
  };
}

function describeKind(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error ? error.code : undefined;
  const known = typeof code === 'string' || typeof code === 'number';
  // discord.js puts the code into the name.
  return known && !error.name.includes(String(code)) ? `${error.name} ${code}` : error.name;
}
