import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { detectLanguage } from '../../../../src/core/analysis/detect-language.js';
import { languages } from '../../../../src/core/analysis/language.js';

describe('detectLanguage', () => {
  it.each([
    'Was ist KFOR?',
    'Wo liegt Priština?',
    'Wie viele Soldaten?',
    'Seit wann gibt es KFOR?',
    'Wie hoch?',
    'gibt es einen Einsatz im Kosovo',
    'Ziel der Mission',
    'Wann endete die Operation Allied Force?',
    'Welche Aufgabe hat die Bundeswehr?',
    'Wer führt den Einsatz?',
    'Wie heißt die Mission im Mittelmeer?',
    'Die NATO unterstützt die EU.',
    'Der Rat entscheidet einstimmig.',
    'Das Mandat wurde verlängert.',
    'Einsätze',
    'Straße Häuser',
    'Soldaten aus 28 Staaten sind beteiligt.',
    'Es gilt nicht für Mitglieder.',
    'in welchem Jahr wurde die Operation beendet',
    'kann ich das Formular online ausfüllen',
    'Fritz Müller Kosovo',
  ])('reads German: %s', (text) => {
    expect(detectLanguage(text)).toBe('de');
  });

  it.each([
    'What is KFOR?',
    'How many soldiers?',
    'Who leads the operation?',
    'Where is it?',
    'When did Operation Allied Force end?',
    'Define the goal of the mission',
    'The Müller case',
    'Which countries are members?',
    'Does NATO support the EU?',
    'The council decides by consensus.',
    'It was extended in 2016.',
    'Soldiers from 28 states take part in it.',
    'why was the operation stopped',
    'how long does it take',
    'Is there a deadline for the application?',
    'can I fill in the form online',
  ])('reads English: %s', (text) => {
    expect(detectLanguage(text)).toBe('en');
  });

  it.each([
    '',
    '   ',
    '?!',
    '123',
    'NATO',
    'KFOR Kosovo',
    'Angela Merkel',
    'NATO Operation Resolute Support',
    'Operation Sea Guardian',
    'in',
    'was',
    'am',
    '北约',
    'الناتو',
    '__proto__',
    'constructor toString',
  ])('does not decide: %j', (text) => {
    expect(detectLanguage(text)).toBeUndefined();
  });

  it('does not change with capitals or with a text said twice', () => {
    const word = fc.constantFrom('der', 'the', 'NATO', 'ist', 'is', 'Kosovo', 'was', 'für', 'how');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (chosen) => {
        const text = chosen.join(' ');
        const language = detectLanguage(text);
        expect([...languages, undefined]).toContain(language);
        expect(detectLanguage(text.toUpperCase())).toBe(language);
        expect(detectLanguage(`${text} ${text}`)).toBe(language);
      }),
    );
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect([...languages, undefined]).toContain(detectLanguage(text));
      }),
    );
  });
});

describe('a text of a document that declares its language', () => {
  const german =
    'Die Bundesregierung beteiligt sich an den Einsätzen und an den Missionen der NATO.';
  it.each([
    ['is of it where it is short', 'The mission', 'de', 'de'],
    [
      'is of it where it does not tell',
      'KFOR NMI SFIR EUFOR ISAF Kosovo Irak Mali Niger Peru Chile Rom Oslo',
      'en',
      'en',
    ],
    ['is of its own where it clearly tells', german, 'en', 'de'],
    ['is of it where it has no words', '12 345', 'en', 'en'],
  ] as const)('%s', (_, text, declared, language) => {
    expect(detectLanguage(text, declared)).toBe(language);
  });
});
