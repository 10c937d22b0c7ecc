import { describe, expect, it } from 'vitest';

import { pickNewSeeds, simulateSeed } from '../../tools/simulation/simulate-seed.js';

/** How many seeds that are always the same; each has troubles of its own. */
const fixedSeeds = 150;
/** How many seeds that nobody has run before; a failure names its seed. */
const newSeeds = 10;

const listViolations = async (seeds: readonly number[]): Promise<string[]> => {
  const violations: string[] = [];
  for (const seed of seeds) {
    const result = await simulateSeed(seed);
    violations.push(...result.violations.map((violation) => `seed ${seed}: ${violation}`));
  }
  return violations;
};

describe('Beleg under trouble of every kind', () => {
  it(`keeps its invariants with ${fixedSeeds} fixed seeds`, async () => {
    expect(await listViolations(Array.from({ length: fixedSeeds }, (_, at) => at + 1))).toEqual([]);
  });

  const seeds = pickNewSeeds(newSeeds);
  it(`keeps its invariants with new seeds: ${seeds.join(', ')}`, async () => {
    expect(await listViolations(seeds)).toEqual([]);
  });

  it('does the same again with the same seed', async () => {
    const first = await simulateSeed(7);
    expect(first.trace.length).toBeGreaterThan(20);
    expect((await simulateSeed(7)).trace).toEqual(first.trace);
  });
});
