import { describe, expect, it } from 'vitest';

import { poolTokens } from '../../../../src/host/embedding/pool-tokens.js';

describe('The vector of a text', () => {
  it('is the mean of its tokens at length 1', () => {
    expect(poolTokens(Float32Array.of(6, 0, 0, 8), [1, 1])).toEqual(Float32Array.of(0.6, 0.8));
  });

  it('leaves out what the mask leaves out', () => {
    expect(poolTokens(Float32Array.of(3, 0, 0, 9), [1, 0])).toEqual(Float32Array.of(1, 0));
  });

  it('is zero when nothing is left', () => {
    expect(poolTokens(Float32Array.of(3, 4), [0])).toEqual(Float32Array.of(0, 0));
  });

  it('needs as many numbers for each token', () => {
    expect(() => poolTokens(Float32Array.of(1, 2, 3), [1, 1])).toThrow('3 numbers are no vectors');
  });
});
