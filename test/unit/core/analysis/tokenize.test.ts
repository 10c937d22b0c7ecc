import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { tokenize } from '../../../../src/core/analysis/tokenize.js';
import { startCpuClock } from '../../../support/start-cpu-clock.js';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  // Code units one by one: lone surrogates among them.
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
    .map((units) => String.fromCharCode(...units)),
  fc
    .array(fc.constantFrom('§', ' ', '3', 'a', '.', ',', '+', '#', '’', "'", '-', 'Ä', '\u0308'), {
      maxLength: 30,
    })
    .map((parts) => parts.join('')),
);

describe('tokenize', () => {
  it.each<[text: string, ...tokens: [term: string, start: number, end: number][]]>([
    [''],
    ['   \n\t'],
    ['?!… – „“'],
    ['NATO-Einsatz', ['NATO', 0, 4], ['Einsatz', 5, 12]],
    ['node.js läuft', ['node.js', 0, 7], ['läuft', 8, 13]],
    ['C++ und C#', ['C++', 0, 3], ['und', 4, 7], ['C#', 8, 10]],
    ['nach § 3a Abs. 2', ['nach', 0, 4], ['§ 3a', 5, 9], ['Abs', 10, 13], ['2', 15, 16]],
    ['§3', ['§3', 0, 2]],
    ['§§ 12 ff.', ['§§ 12', 0, 5], ['ff', 6, 8]],
    ['§ ohne Zahl', ['ohne', 2, 6], ['Zahl', 7, 11]],
    ['rund 1.000 Soldaten', ['rund', 0, 4], ['1.000', 5, 10], ['Soldaten', 11, 19]],
    ['1,000.5', ['1,000.5', 0, 7]],
    ['am 3.10.1990.', ['am', 0, 2], ['3.10.1990', 3, 12]],
    ['um 20:15 Uhr', ['um', 0, 2], ['20:15', 3, 8], ['Uhr', 9, 12]],
    ['Artikel 3b', ['Artikel', 0, 7], ['3b', 8, 10]],
    ['1990er', ['1990er', 0, 6]],
    ['siehe www.nato.int.', ['siehe', 0, 5], ['www.nato.int', 6, 18]],
    ['Ende.Neuer Satz', ['Ende', 0, 4], ['Neuer', 5, 10], ['Satz', 11, 15]],
    ['u.a. auch', ['u', 0, 1], ['a', 2, 3], ['auch', 5, 9]],
    ['z. B.', ['z', 0, 1], ['B', 3, 4]],
    ['Streit- und Kräfte', ['Streit', 0, 6], ['und', 8, 11], ['Kräfte', 12, 18]],
    ["wie geht's?", ['wie', 0, 3], ["geht's", 4, 10]],
    ['NATO’s force', ['NATO’s', 0, 6], ['force', 7, 12]],
    ["'zitiert'", ['zitiert', 1, 8]],
    ['(KFOR)', ['KFOR', 1, 5]],
    ['snake_case', ['snake', 0, 5], ['case', 6, 10]],
    ['🙂 Hallo 👨‍👩‍👧', ['Hallo', 3, 8]],
    ['Bu\u0308ndnis', ['Bu\u0308ndnis', 0, 8]],
    ['e\u0301te\u0301 x', ['e\u0301te\u0301', 0, 5], ['x', 6, 7]],
    ['𝐍ato', ['𝐍ato', 0, 5]],
    ['حلف الناتو', ['حلف', 0, 3], ['الناتو', 4, 10]],
    ['北约', ['北约', 0, 2]],
    ['\ud800abc\udc00', ['abc', 1, 4]],
  ])('reads %j', (text, ...tokens) => {
    expect(tokenize(text).map(({ term, start, end }) => [term, start, end])).toEqual(tokens);
  });

  it('numbers the words from 0', () => {
    expect(tokenize('eins zwei drei').map(({ position }) => position)).toEqual([0, 1, 2]);
  });

  it('gives words that stand in the text where it says, in order, whatever the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let before = 0;
        for (const [at, { term, start, end, position }] of tokenize(text).entries()) {
          expect(text.slice(start, end)).toBe(term);
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThan(start);
          expect(position).toBe(at);
          before = end;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('leaves no letter and no digit out', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const read = tokenize(text)
          .map(({ term }) => term)
          .join('');
        expect(read.match(/[\p{L}\p{N}]/gu) ?? []).toEqual(text.match(/[\p{L}\p{N}]/gu) ?? []);
      }),
      { numRuns: 500 },
    );
  });

  it('reads a word of a hundred thousand characters in no time', () => {
    for (const text of [
      'a.'.repeat(50_000),
      'a'.repeat(100_000),
      "a'".repeat(50_000),
      '1.'.repeat(50_000),
      '§ '.repeat(50_000),
    ]) {
      const spent = startCpuClock();
      tokenize(text);
      expect(spent()).toBeLessThan(1_000);
    }
  });
});
