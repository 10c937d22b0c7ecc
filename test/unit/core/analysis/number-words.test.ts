import { describe, expect, it } from 'vitest';

import { findNumberVariants } from '../../../../src/core/analysis/number-words.js';

describe('findNumberVariants', () => {
  it.each([
    ['55', 'de', ['fünfundfünfzig', 'fünfundfünfzigste']],
    ['3', 'de', ['drei', 'dritte']],
    ['112', 'de', ['hundertzwölf', 'hundertzwölfte']],
    ['20', 'en', ['twenty', 'twentieth']],
    ['12', 'en', ['twelve', 'twelfth']],
  ] as const)('spells %s in %s', (word, language, expected) => {
    expect(findNumberVariants(word, language)).toEqual(expected);
  });

  it.each([
    ['vier', 'de', '4'],
    ['Vierten', 'de', '4'],
    ['siebter', 'de', '7'],
    ['fünfundfünfzigsten', 'de', '55'],
    ['dreißig', 'de', '30'],
    ['dreissig', 'de', '30'],
    ['ninth', 'en', '9'],
  ] as const)('reads %s (%s) as %s', (word, language, digits) => {
    expect(findNumberVariants(word, language)).toEqual([digits]);
  });

  it.each(['1', 'ein', 'eins', '0', '200', '2026', '1.5', 'Frist', 'vierteln', ''])(
    'has no variants of "%s"',
    (word) => {
      expect(findNumberVariants(word, 'de')).toEqual([]);
    },
  );
});
