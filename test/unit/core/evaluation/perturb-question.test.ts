import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { tokenize } from '../../../../src/core/analysis/tokenize.js';
import { perturbQuestion } from '../../../../src/core/evaluation/perturb-question.js';

const letters = 'abcdefghijklmnopqrstuvwxyzäöüß'.split('');
const word = fc
  .array(fc.constantFrom(...letters), { minLength: 1, maxLength: 12 })
  .map((chosen) => chosen.join(''));
const question = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '));

const wordsOf = (text: string) => tokenize(text).map(({ term }) => term);
const countChanged = (before: string, after: string) => {
  const changed = wordsOf(after);
  expect(changed).toHaveLength(wordsOf(before).length);
  return wordsOf(before).filter((one, at) => one !== changed[at]).length;
};
const countLong = (text: string) => wordsOf(text).filter((one) => one.length >= 5).length;

describe('perturbQuestion', () => {
  it.each([
    ['one-typo' as const, 1],
    ['two-typos' as const, 2],
  ])('%s: changes that many words, always in the same way', (perturbation, most) => {
    fc.assert(
      fc.property(question, fc.nat(), (text, seed) => {
        const perturbed = perturbQuestion(text, perturbation, seed);
        expect(perturbQuestion(text, perturbation, seed)).toBe(perturbed);
        expect(countChanged(text, perturbed)).toBe(Math.min(most, countLong(text)));
      }),
      { numRuns: 500 },
    );
  });

  it('changes a word by one letter, never its first', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zäöüß]{5,12}$/), fc.nat(), (text, seed) => {
        const typo = perturbQuestion(text, 'one-typo', seed);
        expect(typo[0]).toBe(text[0]);
        expect(Math.abs(typo.length - text.length)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('leaves numbers, short words and what stands between them', () => {
    expect(perturbQuestion('Wer ist 1999 da?', 'two-typos')).toBe('Wer ist 1999 da?');
    expect(perturbQuestion('', 'one-typo')).toBe('');
    expect(perturbQuestion('„Einsatz“, 2016 (da)?', 'one-typo')).toMatch(/^„\S+“, 2016 \(da\)\?$/);
  });

  it('changes otherwise with another seed', () => {
    const made = new Set(
      Array.from({ length: 20 }, (_, seed) =>
        perturbQuestion('Einsatz im Mittelmeer', 'one-typo', seed),
      ),
    );
    expect(made.size).toBeGreaterThan(3);
  });

  it.each([
    ['Bündnis', 'Buendnis'],
    ['Ärzte üben höflich auf großer Straße', 'Aerzte ueben hoeflich auf grosser Strasse'],
    ['Öl', 'Oel'],
    ['Über', 'Ueber'],
    ['NATO', 'NATO'],
    ['', ''],
  ])('writes %j without umlauts %j', (text, transliterated) => {
    expect(perturbQuestion(text, 'transliterated')).toBe(transliterated);
  });

  it('writes without capitals', () => {
    expect(perturbQuestion('Seit wann gibt es KFOR?', 'lower-case')).toBe(
      'seit wann gibt es kfor?',
    );
  });
});
