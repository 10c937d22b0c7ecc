/** Metrics of the bot since it was started, in memory. */
export interface Metrics {
  /** @param milliseconds from a question to its answer */
  recordLatency(milliseconds: number): void;
  /** @param where what was being handled, such as `/ask` */
  recordError(where: string, error: unknown): void;
  readonly startedAt: number;
  /** Percentiles by nearest rank over the latest questions, in milliseconds; `undefined` before the first. */
  readonly latency: { readonly p50: number; readonly p95: number } | undefined;
  readonly lastError: RecordedError | undefined;
}

export interface RecordedError {
  readonly at: number;
  readonly where: string;
  /** The name of the error, with its code if it has one. */
  readonly kind: string;
}

/** Number of latencies kept, which is enough for a stable p95. */
const latencyCount = 1_000;

/** @param now returns milliseconds since 1970 */
export function createMetrics(now: () => number = Date.now): Metrics {
  const latencies: number[] = [];
  let next = 0;
  let lastError: RecordedError | undefined;
  const percentile = (share: number): number => {
    const sorted = latencies.toSorted((a, b) => a - b);
    return sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
  };
  return {
    startedAt: now(),
    recordLatency(milliseconds) {
      latencies[next] = milliseconds;
      next = (next + 1) % latencyCount;
    },
    recordError(where, error) {
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
  // The names of discord.js errors contain the code already.
  return known && !error.name.includes(String(code)) ? `${error.name} ${code}` : error.name;
}
