import { bm25 } from './weights.js';

/**
 * Inverse document frequency, in nats: `ln(1 + (N - n + 0.5) / (n + 0.5))` (Lucene's BM25Similarity).
 * Never negative.
 *
 * @param frequency n, in how many of the passages the term stands
 * @param total N, how many passages there are
 */
export function computeIdf(frequency: number, total: number): number {
  return Math.log(1 + (Math.max(0, total - frequency) + 0.5) / (frequency + 0.5));
}

/**
 * How much a term that stands `frequency` times in a text says for it, from 0 to `k1 + 1`: the term
 * frequency part of Okapi BM25 (Robertson & Zaragoza 2009).
 *
 * @param lengthRatio the text's length over the average
 */
export function saturate(frequency: number, lengthRatio: number): number {
  const { k1, b } = bm25;
  return (frequency * (k1 + 1)) / (frequency + k1 * (1 - b + b * lengthRatio));
}
