import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { neverYield } from '../../../../src/core/create-yielder.js';
import { ColumnReader, ColumnWriter } from '../../../../src/core/indexing/columns.js';
import { TermDictionary } from '../../../../src/core/indexing/term-dictionary.js';

/** The optimal string alignment distance by its definition. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (__, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = at(i - 1, j - 1) + Number(a[i - 1] !== b[j - 1]);
      const exchanged =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? at(i - 2, j - 2) + 1
          : Infinity;
      (rows[i] ?? [])[j] = Math.min(replaced, at(i - 1, j) + 1, at(i, j - 1) + 1, exchanged);
    }
  }
  return at(a.length, b.length);
}

const name = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'ß'), maxLength: 6 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const names = fc.uniqueArray(name, { maxLength: 60 });

const reloaded = async (stems: readonly string[]) => {
  const writer = new ColumnWriter();
  new TermDictionary(stems).save(writer);
  const dictionary = new TermDictionary(stems);
  await dictionary.load(new ColumnReader(writer.columns), neverYield);
  return dictionary;
};

const sorted = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b);

describe('A term dictionary', () => {
  it.each([
    ['that was just made', (stems: readonly string[]) => new TermDictionary(stems)],
    ['that was loaded', reloaded],
  ])('%s finds what a look at every stem finds', async (_, open) => {
    await fc.assert(
      fc.asyncProperty(names, name, fc.nat(2), async (stems, asked, most) => {
        const dictionary = await open(stems);
        const numbersOf = (matches: (stem: string) => boolean) =>
          stems.flatMap((stem, number) => (matches(stem) ? [number] : []));
        expect(sorted(dictionary.findByPrefix(asked))).toEqual(
          numbersOf((stem) => stem.startsWith(asked)),
        );
        expect(sorted(dictionary.findBySuffix(asked))).toEqual(
          numbersOf((stem) => stem.endsWith(asked)),
        );
        const similar = dictionary.findSimilar(asked, most).sort((a, b) => a.stem - b.stem);
        expect(similar).toEqual(
          stems.flatMap((stem, number) => {
            const edits = distance(asked, stem);
            return edits <= most ? [{ stem: number, distance: edits }] : [];
          }),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('finds stems that came after it was loaded, few or many', async () => {
    const stems = ['einsatz'];
    const dictionary = await reloaded(stems);
    for (let number = 0; number < 2_500; number += 1) {
      stems.push(`wort${number}`);
      if (number === 10) expect(dictionary.findByPrefix('wort1')).toHaveLength(2);
    }
    expect(dictionary.findByPrefix('wort249')).toHaveLength(11);
    expect(dictionary.findBySuffix('einsatz')).toEqual([0]);
    expect(dictionary.findSimilar('wort2499', 0)).toEqual([{ stem: 2_500, distance: 0 }]);
  });
});
