import type { EntryPoint } from './question-record.js';

export interface StatsQuery {
  /** Milliseconds since 1970. */
  readonly since: number;
  /** One server's; `null`: outside servers. Default: everything. */
  readonly guild?: string | null | undefined;
}

/** How Beleg has done. */
export interface StoreStats {
  readonly questions: number;
  readonly found: number;
  readonly entryPoints: Readonly<Partial<Record<EntryPoint, number>>>;
  readonly up: number;
  readonly down: number;
  /** In milliseconds, by nearest rank; `undefined` when nothing was asked. */
  readonly latency: { readonly p50: number; readonly p95: number } | undefined;
}
