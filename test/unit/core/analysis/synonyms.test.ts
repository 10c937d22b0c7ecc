import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { findAcronyms } from '../../../../src/core/analysis/find-acronyms.js';
import { parseSynonyms } from '../../../../src/core/analysis/parse-synonyms.js';
import { restoreEllipses } from '../../../../src/core/analysis/restore-ellipses.js';
import { tokenize } from '../../../../src/core/analysis/tokenize.js';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc
    .array(
      fc.constantFrom(
        'Streit-',
        ' und ',
        'Kräfte',
        ' (KFOR)',
        '(A-B)',
        ' => ',
        ',',
        '\\',
        '\n',
        '/',
      ),
      {
        maxLength: 20,
      },
    )
    .map((parts) => parts.join('')),
);

describe('findAcronyms', () => {
  it.each([
    ['Kosovo Force (KFOR)', 'KFOR', 'Kosovo Force'],
    ['die Operation Sea Guardian (OSG) im Mittelmeer', 'OSG', 'Operation Sea Guardian'],
    ['die NATO Mission Iraq (NMI)', 'NMI', 'NATO Mission Iraq'],
  ])('reads in %j: %s is %s', (text, short, long) => {
    expect(findAcronyms(text)).toEqual([{ short, long }]);
  });

  it.each(['', '(KFOR)', 'Einsatz (siehe oben)', 'das Jahr (1999)', 'KFOR ohne Klammer'])(
    'reads none in %j',
    (text) => {
      expect(findAcronyms(text)).toEqual([]);
    },
  );

  it('gives only what stands in the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { short } of findAcronyms(text)) expect(text).toContain(`(${short})`);
      }),
    );
  });
});

describe('restoreEllipses', () => {
  it.each([
    ['Streit- und Sicherheitskräfte', ['Streitkräfte', 'und', 'Sicherheitskräfte']],
    ['Streit und Kräfte', ['Streit', 'und', 'Kräfte']],
    ['Qzx- und Wvyx', ['Qzx', 'und', 'Wvyx']],
  ])('reads %j as %j', (text, words) => {
    expect(restoreEllipses(text, tokenize(text)).map(({ term }) => term)).toEqual(words);
  });

  it('leaves number, places and offsets of the tokens, whatever the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tokens = tokenize(text);
        const places = ({ start, end, position }: (typeof tokens)[number]) => [
          start,
          end,
          position,
        ];
        expect(restoreEllipses(text, tokens).map(places)).toEqual(tokens.map(places));
      }),
    );
  });
});

describe('parseSynonyms', () => {
  it.each([
    [
      'a, b',
      [
        { from: 'a', to: ['b'] },
        { from: 'b', to: ['a'] },
      ],
    ],
    [
      'a, b => c, d',
      [
        { from: 'a', to: ['c', 'd'] },
        { from: 'b', to: ['c', 'd'] },
      ],
    ],
    ['# a, b\n\n  \na => ', []],
    ['allein', []],
    ['a, a', []],
    [
      'a, b, a',
      [
        { from: 'a', to: ['b'] },
        { from: 'b', to: ['a'] },
      ],
    ],
    ['a => b => c', []],
    ['New York => NY', [{ from: 'New York', to: ['NY'] }]],
    [String.raw`a\,b => c`, [{ from: 'a,b', to: ['c'] }]],
    [
      'a => b\r\nc => d',
      [
        { from: 'a', to: ['b'] },
        { from: 'c', to: ['d'] },
      ],
    ],
  ])('reads %j', (text, rules) => {
    expect(parseSynonyms(text)).toEqual(rules);
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const { from, to } of parseSynonyms(text)) {
          expect(from.trim()).not.toBe('');
          expect(to.length).toBeGreaterThan(0);
        }
      }),
    );
  });
});
