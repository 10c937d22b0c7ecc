import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { LikeSets } from '../../src/store/like-sets.js';

const sets = fc.array(
  fc
    .uniqueArray(fc.integer({ min: 0, max: 12 }), { maxLength: 9 })
    .map((set) => set.sort((a, b) => a - b)),
  { maxLength: 12 },
);

/** The definition, word for word. */
function jaccard(a: readonly number[], b: readonly number[]): number {
  const all = new Set([...a, ...b]).size;
  return all === 0 ? 0 : a.filter((element) => b.includes(element)).length / all;
}

describe('like sets', () => {
  it('are found exactly as by comparing with each', () => {
    fc.assert(
      fc.property(
        sets,
        sets,
        fc.constantFrom(0.2, 0.5, 0.6, 0.75, 1),
        fc.integer({ min: 1, max: 3 }),
        (known, asked, threshold, modulus) => {
          const likeSets = new LikeSets(threshold);
          for (const set of known) likeSets.add(set);
          const accepts = (number: number) => number % modulus === 0;
          for (const set of asked) {
            const best = known
              .map((other, number) => ({ number, likeness: jaccard(set, other) }))
              .filter(({ number, likeness }) => likeness >= threshold && accepts(number))
              .sort((a, b) => b.likeness - a.likeness || a.number - b.number)[0];
            expect(likeSets.find(set, accepts)).toBe(best?.number);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('are numbered from 0 in the order they are added', () => {
    const likeSets = new LikeSets(0.5);
    expect([likeSets.add([1, 2]), likeSets.add([3]), likeSets.add([])]).toEqual([0, 1, 2]);
  });
});
