import { bm25 } from './weights.js';

/**
 * Computes the inverse document frequency, in nats: `ln(1 + (N - n + 0.5) / (n + 0.5))`, as Lucene's
 * BM25Similarity does. Never negative.
 *
 * @param frequency n, the number of passages that contain the term
 * @param total N, the number of all passages
 */
export function computeIdf(frequency: number, total: number): number {
  return Math.log(1 + (Math.max(0, total - frequency) + 0.5) / (frequency + 0.5));
}

/**
 * Computes the term frequency part of Okapi BM25 (Robertson & Zaragoza 2009), from 0 to `k1 + 1`.
 *
 * @param frequency how often the term occurs in the text; weighted occurrences may be fractions
 * @param lengthRatio the text's length divided by the average length
 */
export function saturate(frequency: number, lengthRatio: number): number {
  const { k1, b } = bm25;
  return (frequency * (k1 + 1)) / (frequency + k1 * (1 - b + b * lengthRatio));
}
