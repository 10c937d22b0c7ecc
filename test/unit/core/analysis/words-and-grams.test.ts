import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { loadGermanWordList } from '../../../../src/core/analysis/word-lists/german-word-list.js';
import { splitCompound } from '../../../../src/core/analysis/split-compound.js';
import { splitGrams } from '../../../../src/core/analysis/split-grams.js';

const words = new Set(
  `ausland einsatz einsatze bund wehr sicherheit kraft krafte schule buch haus mitglied staat frieden
  truppe kind arzt wagen fahrer last verein einigung jahr hundert`.split(/\s+/),
);
const isWord = (part: string) => words.has(part);

describe('splitCompound', () => {
  it.each([
    ['auslandseinsatze', ['ausland', 'einsatze']],
    ['auslandseinsatz', ['ausland', 'einsatz']],
    ['bundeswehr', ['bund', 'wehr']],
    ['sicherheitskrafte', ['sicherheit', 'krafte']],
    ['schulbuch', ['schule', 'buch']],
    ['mitgliedstaat', ['mitglied', 'staat']],
    ['mitgliedsstaat', ['mitglied', 'staat']],
    ['friedenstruppe', ['frieden', 'truppe']],
    ['kinderarzt', ['kind', 'arzt']],
    ['lastwagenfahrer', ['last', 'wagen', 'fahrer']],
    ['einsatz', []],
    ['haus', []],
    ['wehrwolfe', []],
    ['', []],
    ['haus-arzt', []],
    ['häuserbuch', []],
    ['haus'.repeat(20), []],
    ['__proto__', []],
    ['constructor', []],
  ])('parts %s into %j', (word, parts) => {
    expect(splitCompound(word, isWord)).toEqual(parts);
  });

  it('gives only words, with nothing but linking elements between them', () => {
    const part = fc.constantFrom(...words);
    const link = fc.constantFrom('', 's', 'es', 'n', 'en', 'er', 'e', 'ens');
    fc.assert(
      fc.property(fc.array(fc.tuple(part, link), { minLength: 2, maxLength: 4 }), (pieces) => {
        const last = pieces.at(-1)?.[0] ?? '';
        const word = pieces.map(([name, element]) => name + element).join('') + last;
        const parts = splitCompound(word, isWord);
        expect(parts.every(isWord)).toBe(true);
        if (word.length <= 50) {
          expect(parts.length).toBeGreaterThanOrEqual(2);
          expect(parts.length).toBeLessThanOrEqual(pieces.length + 1);
        }
      }),
    );
  });

  it('takes any text, quickly', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{0,60}$/), (word) => {
        expect(splitCompound(word, () => true).length).toBeLessThanOrEqual(word.length / 4);
      }),
    );
  });
});

describe('loadGermanWordList', () => {
  it('has German words, folded and in lower case', () => {
    const list = loadGermanWordList();
    expect(list.size).toBeGreaterThan(50_000);
    for (const word of ['ausland', 'einsatz', 'strasse', 'leitet']) expect(list).toContain(word);
    for (const word of ['chule', 'gegruende', 'egruendet']) expect(list).not.toContain(word);
    for (const word of list) if (!/^[a-z]{4,}$/.test(word)) expect.fail(word);
  });

  it('is loaded once', () => {
    expect(loadGermanWordList()).toBe(loadGermanWordList());
  });
});

describe('splitGrams', () => {
  it.each([
    ['bund', ['^bun', 'bund', 'und$']],
    ['nato', ['^nat', 'nato', 'ato$']],
    ['abc', ['^abc', 'abc$']],
    ['ab', ['^ab$']],
    ['a', ['^a$']],
    ['', ['^$']],
    ['aaaaa', ['^aaa', 'aaaa', 'aaaa', 'aaa$']],
  ])('splits %j into %j', (word, grams) => {
    expect(splitGrams(word)).toEqual(grams);
  });

  it('loses no character', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 2 }), (word) => {
        const grams = splitGrams(word);
        const rest = grams.slice(1).map((gram) => gram.slice(-1));
        expect((grams[0] ?? '') + rest.join('')).toBe(`^${word}$`);
      }),
    );
  });
});
