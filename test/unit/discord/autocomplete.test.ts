import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Source } from '../../../src/core/app.js';
import { buildChoices } from '../../../src/discord/autocomplete/build-choices.js';
import { buildCatalogue } from '../../../src/discord/autocomplete/catalogue.js';
import {
  documentChoiceValue,
  findChosenDocument,
} from '../../../src/discord/autocomplete/document-choice.js';
import { suggestQuestions } from '../../../src/discord/autocomplete/suggest-questions.js';

const source = (document: string, title: string, headings: readonly string[] = []): Source => ({
  document,
  title,
  headings,
  passages: 1,
});

const sources = [
  source('nato.txt', 'NATO-Einsätze', ['Kosovo Force (KFOR)', 'Operation Sea Guardian (OSG)']),
  source('eu/a.md', 'Missionen', ['Einsätze der EU']),
  source('un/a.md', 'Missionen'),
];

const catalogue = await buildCatalogue(sources);

describe('suggestQuestions', () => {
  it('offers what was typed first, then headings with a word like the last one', () => {
    expect(suggestQuestions('Was macht kfor', catalogue).map(({ value }) => value)).toEqual([
      'Was macht kfor',
      'Kosovo Force (KFOR)',
    ]);
  });

  it('offers the headings while nothing is typed', () => {
    expect(suggestQuestions('', catalogue).map(({ value }) => value)).toEqual([
      'Kosovo Force (KFOR)',
      'Operation Sea Guardian (OSG)',
      'Einsätze der EU',
    ]);
  });

  it('offers a heading that is typed already once', () => {
    expect(suggestQuestions('Kosovo Force (KFOR)', catalogue)).toHaveLength(1);
  });

  it('offers earlier questions after the headings, which leave them room', async () => {
    const many = Array.from({ length: 40 }, (_, n) => `Abschnitt ${n}`);
    const earlier = ['Was kostet das?', 'Wann beginnt es?', 'Abschnitt 0', 'x'.repeat(101)];
    const long = await buildCatalogue([source('a.md', 'A', many)]);
    const offered = suggestQuestions('abschnitt', long, earlier);
    const values = offered.map(({ value }) => value);
    expect(values[0]).toBe('abschnitt');
    expect(values.slice(-2)).toEqual(['Was kostet das?', 'Wann beginnt es?']);
    expect(values.length).toBeLessThanOrEqual(25);
    expect(new Set(values).size).toBe(values.length);
  });

  it('does not cut what was typed: a longer question is submitted as it stands', () => {
    expect(suggestQuestions('x'.repeat(101), catalogue)).toEqual([]);
  });
});

describe('a catalogue of documents', () => {
  it('matches titles and paths in any case and without accents', () => {
    expect(catalogue.documents('einsatze', 25).map(({ value }) => value)).toEqual(['nato.txt']);
    expect(catalogue.documents('UN/', 25).map(({ value }) => value)).toEqual(['un/a.md']);
  });

  it('tells documents with the same title apart', () => {
    expect(catalogue.documents('missionen', 25).map(({ name }) => name)).toEqual([
      'eu/a.md · Missionen',
      'un/a.md · Missionen',
    ]);
  });
});

describe('findChosenDocument', () => {
  it('finds what autocompletion offered, however long its path', () => {
    const long = source(`${'ordner/'.repeat(30)}a.md`, 'Tief');
    expect(documentChoiceValue(long.document).length).toBeLessThanOrEqual(100);
    expect(findChosenDocument(documentChoiceValue(long.document), [...sources, long])).toBe(long);
  });

  it('takes a title in any case, when only one document has it', () => {
    expect(findChosenDocument(' nato-einsätze ', sources)?.document).toBe('nato.txt');
    expect(findChosenDocument('Missionen', sources)).toBeUndefined();
    expect(findChosenDocument('../../etc/passwd', sources)).toBeUndefined();
  });
});

describe('buildChoices', () => {
  it('stays within the limits of Discord for any text', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 130 });
    fc.assert(
      fc.property(fc.array(fc.record({ name: text, value: text }), { maxLength: 60 }), (given) => {
        const choices = buildChoices(given);
        expect(choices.length).toBeLessThanOrEqual(25);
        expect(new Set(choices.map(({ name }) => name)).size).toBe(choices.length);
        expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length);
        for (const { name, value } of choices) {
          expect(name.length).toBeGreaterThan(0);
          expect(name.length).toBeLessThanOrEqual(100);
          expect(value.length).toBeLessThanOrEqual(100);
          expect(name).not.toMatch(/\p{Surrogate}/u);
        }
      }),
    );
  });
});
