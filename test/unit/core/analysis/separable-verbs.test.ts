import { describe, expect, it } from 'vitest';

import {
  findSeparableForms,
  isSeparatedParticle,
} from '../../../../src/core/analysis/separable-verbs.js';

describe('findSeparableForms', () => {
  it.each([
    ['mitbringen', 'bringen', 'mitzubringen'],
    ['mitzubringen', 'bringen', 'mitbringen'],
    ['zurückgeben', 'geben', 'zurückzugeben'],
    ['herausfinden', 'finden', 'herauszufinden'],
  ])('takes %s apart', (word, verb, whole) => {
    expect(findSeparableForms(word)).toEqual({ verb, whole });
  });

  it.each(['bringen', 'anrufe', 'abin', 'vorn', ''])('leaves "%s" alone', (word) => {
    expect(findSeparableForms(word)).toBeUndefined();
  });
});

describe('isSeparatedParticle', () => {
  it.each([
    ['heraus', '?'],
    ['mit', ', wenn ich umziehe?'],
    ['an', ''],
  ])('takes "%s" before "%s" as a particle', (word, rest) => {
    expect(isSeparatedParticle(word, rest)).toBe(true);
  });

  it.each([
    ['mit', ' dem Hund?'],
    ['frei', '?'],
    ['Ende', '?'],
  ])('takes "%s" before "%s" as a word', (word, rest) => {
    expect(isSeparatedParticle(word, rest)).toBe(false);
  });
});
