import { describe, expect, it } from 'vitest';

import { itemAt } from '../../../src/core/item-at.js';

describe('itemAt', () => {
  it('gives the item, a falsy one as well', () => {
    expect(itemAt(['', 'b'], 0)).toBe('');
    expect(itemAt(Uint32Array.of(7, 0), 1)).toBe(0);
  });

  it.each([-1, 2, 0.5, Number.NaN])('throws at index %d of two items', (index) => {
    expect(() => itemAt(['a', 'b'], index)).toThrow(`no item at index ${index}, the length is 2`);
  });
});
