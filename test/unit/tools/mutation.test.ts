import { describe, expect, it } from 'vitest';

import type { ImportGraph } from '../../../tools/import-graph.js';
import { applyMutant, findMutants } from '../../../tools/mutation/find-mutants.js';
import { orderRelatedTests } from '../../../tools/mutation/order-related-tests.js';
import { drawSample, estimateShare } from '../../../tools/mutation/statistics.js';

const mutationsOf = (source: string) =>
  findMutants('a.ts', source).map((mutant) => applyMutant(source, mutant));

describe('findMutants', () => {
  it.each([
    ['const a = b + c;', ['const a = b - c;']],
    ['const a = b < c;', ['const a = b <= c;', 'const a = b >= c;']],
    ['const a = b ?? c;', ['const a = b && c;']],
    ['const a = !b;', ['const a = b;']],
    ['const a = true;', ['const a = false;']],
    ['const a = 0;', ['const a = 1;']],
    ['const a = 3;', ['const a = (2 * 3);']],
    ['const a = b ? c : d;', ['const a = true ? c : d;', 'const a = false ? c : d;']],
    ['run();', [';']],
    ['const a = b.filter(c);', ['const a = b;']],
    ['const a = b.some(c);', ['const a = b.every(c);']],
    ['const a = Math.max(b, c);', ['const a = Math.min(b, c);']],
  ])('changes one thing at a time: %s', (source, mutations) => {
    expect(mutationsOf(source)).toEqual(mutations);
  });

  it.each([
    'import a from "b";',
    'type A = 1 | 2;',
    'interface A { readonly b: true }',
    'const a: 1 | 2 = b;',
    'throw new Error(a + b);',
    'await yieldIfDue();',
    'if (at % 10 === 0) await yieldIfDue();',
  ])('leaves alone what no test can notice: %s', (source) => {
    expect(mutationsOf(source)).toEqual([]);
  });

  it('says where a fault is', () => {
    expect(findMutants('src/a.ts', 'const a = 1;\nconst b = a - c;')[1]).toEqual({
      file: 'src/a.ts',
      line: 2,
      start: 25,
      end: 26,
      original: '-',
      replacement: '+',
    });
  });
});

describe('orderRelatedTests', () => {
  const graph: ImportGraph = new Map([
    ['test/unit/app.test.ts', ['src/app.ts']],
    ['test/unit/core/far.test.ts', ['src/core/b.ts']],
    ['test/unit/core/near/other.test.ts', ['src/core/c.ts']],
    ['test/unit/core/near/near.test.ts', ['src/core/near/a.ts', 'src/core/b.ts']],
    ['test/support/helper.ts', ['src/core/near/a.ts']],
    ['src/app.ts', ['src/core/b.ts', 'src/core/c.ts']],
    ['src/core/b.ts', ['src/core/near/a.ts']],
    ['src/core/near/a.ts', ['src/core/b.ts']],
  ]);

  it('gives the tests that reach a module: those beside it first, then those that import least', () => {
    expect(orderRelatedTests(graph, 'src/core/near/a.ts')).toEqual([
      'test/unit/core/near/near.test.ts',
      'test/unit/core/far.test.ts',
      'test/unit/app.test.ts',
    ]);
  });
});

describe('drawSample', () => {
  const items = Array.from({ length: 50 }, (_, at) => at);

  it('draws the same for the same seed, and others for another', () => {
    expect(drawSample(items, 10, 1)).toEqual(drawSample(items, 10, 1));
    expect(drawSample(items, 10, 1)).not.toEqual(drawSample(items, 10, 2));
  });

  it('draws no item twice, and all where there are no more', () => {
    expect(new Set(drawSample(items, 10, 1)).size).toBe(10);
    expect(drawSample(items, 99, 1).sort((a, b) => a - b)).toEqual(items);
  });
});

describe('estimateShare', () => {
  it('is Wilson’s interval', () => {
    const { low, high } = estimateShare(85, 100);
    expect(low).toBeCloseTo(0.767, 3);
    expect(high).toBeCloseTo(0.907, 3);
  });

  it('says nothing without a sample', () => {
    expect(estimateShare(0, 0)).toEqual({ low: 0, high: 1 });
  });
});
