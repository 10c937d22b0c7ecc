import { itemAt } from '../item-at.js';

/** The score of one question and whether the question is answerable. */
export interface ScoredOutcome {
  readonly score: number;
  readonly answerable: boolean;
}

/** 1 divided by the rank of the first relevant item among the first `depth`; 0 when there is none. */
export function reciprocalRank(
  ranked: readonly string[],
  relevant: ReadonlySet<string>,
  depth: number,
): number {
  const at = ranked.slice(0, depth).findIndex((id) => relevant.has(id));
  return at === -1 ? 0 : 1 / (at + 1);
}

/**
 * Normalized discounted cumulative gain of the first `depth` items: the sum of each grade divided by
 * log2(rank + 1), relative to the best possible order (Järvelin & Kekäläinen 2002, with linear gain as in
 * trec_eval). 0 without grades.
 *
 * @param grades the relevant items with their grades, above 0
 */
export function computeNdcg(
  ranked: readonly string[],
  grades: ReadonlyMap<string, number>,
  depth: number,
): number {
  const sumGains = (gains: readonly number[]): number =>
    gains.slice(0, depth).reduce((sum, gain, at) => sum + gain / Math.log2(at + 2), 0);
  const best = sumGains([...grades.values()].sort((a, b) => b - a));
  return best === 0 ? 0 : sumGains(ranked.map((id) => grades.get(id) ?? 0)) / best;
}

/** Arithmetic mean; 0 for an empty list. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * The smallest value that at least a share of all values does not exceed (nearest rank); 0 for an
 * empty list.
 */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  return itemAt(sorted, Math.max(1, Math.ceil(sorted.length * share)) - 1);
}

/**
 * Area under the ROC curve: the probability that an answerable question scores higher than an
 * unanswerable one, where ties count half (Mann–Whitney U). `undefined` when one kind is missing.
 */
export function areaUnderCurve(outcomes: readonly ScoredOutcome[]): number | undefined {
  const sorted = [...outcomes].sort((a, b) => a.score - b.score);
  const positives = sorted.filter(({ answerable }) => answerable).length;
  const negatives = sorted.length - positives;
  if (positives === 0 || negatives === 0) return undefined;
  let rankSum = 0;
  for (let at = 0; at < sorted.length;) {
    let end = at;
    while (end < sorted.length && sorted[end]?.score === sorted[at]?.score) end += 1;
    const rank = (at + 1 + end) / 2;
    rankSum += rank * sorted.slice(at, end).filter(({ answerable }) => answerable).length;
    at = end;
  }
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** The share of answerable questions that reach a threshold, and of others that do not. */
export function shareAtThreshold(
  outcomes: readonly ScoredOutcome[],
  threshold: number,
): { readonly kept: number; readonly refused: number } {
  const answerable = outcomes.filter((outcome) => outcome.answerable);
  const others = outcomes.filter((outcome) => !outcome.answerable);
  return {
    kept: mean(answerable.map(({ score }) => Number(score >= threshold))),
    refused: mean(others.map(({ score }) => Number(score < threshold))),
  };
}
