/** The figures of one peer on one set, as its process reports them. */
export interface PeerFigures {
  readonly mrr10: number;
  readonly recall1: number;
  readonly recall5: number;
  readonly recall10: number;
  /** Absent for a set without gold answers. */
  readonly sentence1?: number;
  readonly buildMs: number;
  /** Milliseconds for a question. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly peakMib?: number;
}
