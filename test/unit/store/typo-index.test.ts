import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isTypo } from '../../../src/store/is-typo.js';
import { TypoIndex } from '../../../src/store/typo-index.js';
import { startCpuClock } from '../../support/start-cpu-clock.js';

const build = (words: readonly string[]): TypoIndex<string> => {
  const index = new TypoIndex<string>();
  for (const word of words) index.add(word, word);
  return index;
};

/** Words that differ in their middle: the `length` of them are no typos of each other. */
const buildWords = (length: number): string[] =>
  Array.from(
    { length },
    (_, at) =>
      `steuer${String(at)
        .split('')
        .map((digit) => 'abcdefghij'.charAt(Number(digit)).repeat(2))
        .join('')}satz`,
  );

describe('A typo index', () => {
  it('finds what a comparison with every word finds', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'ü', '𝒳'), maxLength: 9 });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), word, (words, asked) => {
        const expected = words.filter((other) => isTypo(asked, other));
        expect(build(words).find(asked).sort()).toEqual(expected.sort());
      }),
    );
  });

  it('compares nothing with words of more than 64 letters once there are many', () => {
    const long = 'a'.repeat(70);
    expect(build([long]).find(`${long}a`)).toEqual([long]);
    expect(build([long, ...buildWords(20)]).find(`${long}a`)).toEqual([]);
  });

  it('takes time linear in its words', () => {
    const measure = (words: readonly string[]): number => {
      const clock = startCpuClock();
      const index = build(words);
      for (const word of words) index.find(word);
      return clock();
    };
    measure(buildWords(500));
    // Four times the words; comparing each with each takes sixteen times as long.
    expect(measure(buildWords(8_000)) / measure(buildWords(2_000))).toBeLessThan(10);
  });
});
