import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  areaUnderCurve,
  computeNdcg,
  mean,
  percentile,
  reciprocalRank,
  type ScoredOutcome,
  shareAtThreshold,
} from '../../../../src/core/evaluation/metrics.js';

const outcomesOf = (answerable: readonly number[], others: readonly number[]): ScoredOutcome[] => [
  ...answerable.map((score) => ({ score, answerable: true })),
  ...others.map((score) => ({ score, answerable: false })),
];

describe('reciprocalRank', () => {
  it.each([
    [['a', 'b', 'c'], ['a'], 10, 1],
    [['a', 'b', 'c'], ['b'], 10, 1 / 2],
    [['a', 'b', 'c'], ['c', 'b'], 10, 1 / 2],
    [['a', 'b', 'c'], ['c'], 2, 0],
    [['a', 'b', 'c'], ['c'], 3, 1 / 3],
    [['a'], ['x'], 10, 0],
    [[], ['x'], 10, 0],
    [['a'], [], 10, 0],
  ])('of %j with %j among the first %i is %d', (ranked, relevant, depth, expected) => {
    expect(reciprocalRank(ranked, new Set(relevant), depth)).toBe(expected);
  });
});

describe('computeNdcg', () => {
  const grades = new Map([
    ['a', 2],
    ['b', 1],
  ]);
  const ideal = 2 + 1 / Math.log2(3);
  it.each([
    [['a', 'b'], 10, 1],
    [['b', 'a'], 10, (1 + 2 / Math.log2(3)) / ideal],
    [['x', 'a'], 10, 2 / Math.log2(3) / ideal],
    [['x', 'a'], 1, 0],
    [['b'], 1, 1 / 2],
  ])('of %j among the first %i is %d', (ranked, depth, expected) => {
    expect(computeNdcg(ranked, grades, depth)).toBeCloseTo(expected, 12);
  });

  it('is 0 without grades', () => {
    expect(computeNdcg(['a'], new Map(), 10)).toBe(0);
  });
});

describe('mean', () => {
  it('is 0 of nothing, else the arithmetic mean', () => {
    expect(mean([])).toBe(0);
    expect(mean([1, 2, 6])).toBe(3);
  });
});

describe('percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);
  it.each([
    [[], 0.5, 0],
    [[7], 0.99, 7],
    [[3, 1, 2], 0.5, 2],
    [[1, 2], 0.5, 1],
    [[1, 2, 3, 4], 0.5, 2],
    [hundred, 0.5, 50],
    [hundred, 0.95, 95],
    [hundred, 0.99, 99],
    [hundred, 1, 100],
    [hundred, 0, 1],
    [[10, 9], 0, 9],
  ])('of %j at %d is %d (nearest rank)', (values, share, expected) => {
    expect(percentile(values, share)).toBe(expected);
  });

  it('leaves the values in their order', () => {
    const values = [3, 1, 2];
    percentile(values, 0.5);
    expect(values).toEqual([3, 1, 2]);
  });
});

describe('areaUnderCurve', () => {
  it.each([
    ['all apart', [3, 4], [1, 2], 1],
    ['all the wrong way', [1, 2], [3, 4], 0],
    ['all alike', [1, 1], [1, 1, 1], 0.5],
    ['one pair of four wrong', [2, 4], [1, 3], 0.75],
    ['a tie counts half', [2, 3], [1, 2], 3.5 / 4],
    ['ties across both', [1, 2, 2], [2, 2, 3], 2 / 9],
  ])('%s', (_, answerable, others, expected) => {
    expect(areaUnderCurve(outcomesOf(answerable, others))).toBeCloseTo(expected, 12);
  });

  it('is none where one kind is missing', () => {
    expect(areaUnderCurve([])).toBeUndefined();
    expect(areaUnderCurve(outcomesOf([1], []))).toBeUndefined();
    expect(areaUnderCurve(outcomesOf([], [1]))).toBeUndefined();
  });

  it('is the share of pairs in the right order', () => {
    const scores = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(scores, scores, (answerable, others) => {
        const pairs = answerable.flatMap((one) =>
          others.map((other) => (one > other ? 1 : one === other ? 0.5 : 0)),
        );
        expect(areaUnderCurve(outcomesOf(answerable, others))).toBeCloseTo(mean(pairs), 10);
      }),
    );
  });
});

describe('shareAtThreshold', () => {
  it('keeps what reaches the threshold, and refuses what does not', () => {
    expect(shareAtThreshold(outcomesOf([0.4, 0.5, 0.3, 0.9], [0.4, 0.1]), 0.4)).toEqual({
      kept: 0.75,
      refused: 0.5,
    });
    expect(shareAtThreshold([], 0.4)).toEqual({ kept: 0, refused: 0 });
  });
});
