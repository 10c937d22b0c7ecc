import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Language } from '../../../../src/core/analysis/language.js';
import {
  detectExpectedAnswer,
  type ExpectedAnswer,
  holdsExpectedAnswer,
} from '../../../../src/core/answer/expected-answer.js';

describe('detectExpectedAnswer', () => {
  it.each<[Language, string, ExpectedAnswer | undefined]>([
    ['de', 'Seit wann gibt es KFOR?', 'time'],
    ['de', 'WANN endete der Krieg?', 'time'],
    ['de', 'Ab wann gilt das?', 'time'],
    ['de', 'In welchem Jahr begann er?', 'time'],
    ['de', 'In welchem \u200b\u200bJahr begann er?', 'time'],
    ['de', 'In welchen\nJahrzehnten begann es?', 'time'],
    ['de', 'Welcher Prozentsatz stimmte zu?', 'number'],
    ['de', 'Wie viele Nationen?', 'number'],
    ['de', 'Wieviel kostet das?', 'number'],
    ['de', 'Wie hoch ist die Gebühr?', 'number'],
    ['de', 'Wie groß ist die Truppe?', 'number'],
    ['de', 'Wie lange dauert es?', 'number'],
    ['de', 'Wo liegt Priština?', 'place'],
    ['de', 'Woher kommt der Name?', 'place'],
    ['de', 'Welches Land führt?', 'place'],
    ['de', 'Wer leitet die Mission?', 'person'],
    ['de', 'Wem gehört das?', 'person'],
    ['de', 'Welcher Präsident unterschrieb?', 'person'],
    ['de', 'Welcher Pra\u0308sident unterschrieb?', 'person'],
    ['de', 'Was ist KFOR?', 'definition'],
    ['de', 'Was bedeutet EULEX?', 'definition'],
    ['de', 'Wofür steht KFOR?', 'definition'],
    ['de', 'Warum?', undefined],
    ['de', 'Anwohner und Werte', undefined],
    ['de', 'Wovon handelt es?', undefined],
    ['de', '', undefined],
    ['en', 'When did it end?', 'time'],
    ['en', 'In which year?', 'time'],
    ['en', 'How many nations?', 'number'],
    ['en', 'How high is it?', 'number'],
    ['en', 'What percentage of votes?', 'number'],
    ['en', 'Where is Kosovo?', 'place'],
    ['en', 'Which country leads?', 'place'],
    ['en', 'Who leads?', 'person'],
    ['en', 'Whose idea was it?', 'person'],
    ['en', 'What is KFOR?', 'definition'],
    ['en', 'What does KFOR stand for?', 'definition'],
    ['en', 'Why did it end?', undefined],
    ['en', 'Whenever, somewhere', undefined],
  ])('reads in %s: %s', (language, question, expected) => {
    expect(detectExpectedAnswer(question, language)).toBe(expected);
    expect(detectExpectedAnswer(question, undefined)).toBe(expected);
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (question) => {
        expect(() => detectExpectedAnswer(question, undefined)).not.toThrow();
      }),
    );
  });
});

describe('holdsExpectedAnswer', () => {
  it.each<[ExpectedAnswer, string, string, boolean]>([
    ['number', 'Es beteiligen sich 27 Nationen.', 'Wie viele?', true],
    ['number', 'Es beteiligen sich zwölf Nationen.', 'Wie viele?', true],
    ['number', 'Das sind rund 1.000 Soldaten.', 'Wie viele?', true],
    ['number', 'Im Jahr 2016 geschah das.', 'Wie viele waren es 2016?', false],
    ['number', 'Es beteiligen sich Nationen.', 'Wie viele?', false],
    ['number', 'Die Vielzahl ist groß.', 'Wie viele?', false],
    ['time', 'Seit 1999 steht sie dort.', 'Seit wann?', true],
    ['time', 'Das war im März.', 'Wann?', true],
    ['time', 'Im 19. Jahrhundert war es so.', 'Wann?', true],
    ['time', 'Es sind 27 Nationen.', 'Wann?', false],
    ['time', '1999 war es so.', 'Was war 1999?', false],
    ['time', 'Das kostet 1999,50 Euro.', 'Wann?', false],
    ['place', 'Das geschah in Warschau.', 'Wo?', true],
    ['place', 'It happened in the Balkans.', 'Where?', true],
    ['place', 'Das geschah gestern.', 'Wo?', false],
    ['person', 'Der Plan von Javier Solana galt.', 'Wer?', true],
    ['person', 'Das tat niemand.', 'Wer?', false],
    ['definition', 'KFOR ist eine Truppe.', 'Was ist KFOR?', true],
    ['definition', 'KFOR is a force.', 'What is KFOR?', true],
    ['definition', 'Der Listenpreis gilt.', 'Was?', false],
  ])('looks for a %s: %s', (expected, sentence, question, holds) => {
    expect(holdsExpectedAnswer(sentence, expected, question)).toBe(holds);
  });
});
