import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { applyFolds, findFolds } from '../../../src/messages/fold-whitespace.js';

const show = (text: string) => applyFolds(text, findFolds(text));
const letters = (text: string) => text.replace(/\s+/g, '');

describe('white space is folded for display', () => {
  it.each([
    [
      'hard-wrapped lines',
      'Die Operation begann im Jahr 1999 und dauert seither an.\nSie hat ihren Sitz in Pristina, der Hauptstadt.',
      'Die Operation begann im Jahr 1999 und dauert seither an. Sie hat ihren Sitz in Pristina, der Hauptstadt.',
    ],
    [
      'the indent of a manual page',
      '       Das Programm liest eine Eingabe und schreibt das Ergebnis\n       heraus.',
      ' Das Programm liest eine Eingabe und schreibt das Ergebnis heraus.',
    ],
    ['five blank lines', 'Absatz eins.\n\n\n\n\nAbsatz zwei.', 'Absatz eins.\n\nAbsatz zwei.'],
    ['several spaces', 'Ein   Wort.', 'Ein Wort.'],
    [
      'a word divided at the end of a line, whose hyphen stays',
      'Das Programm öffnet mit diesem Aufruf zunächst die Da‐\ntei und schließt sie danach auch wieder.',
      'Das Programm öffnet mit diesem Aufruf zunächst die Da‐tei und schließt sie danach auch wieder.',
    ],
    [
      'a hyphen that stands for a word',
      'Für diese Zwecke sind die Beiträge zur Sozial-\nund Rentenversicherung nicht anzurechnen.',
      'Für diese Zwecke sind die Beiträge zur Sozial- und Rentenversicherung nicht anzurechnen.',
    ],
  ])('%s', (_what, text, expected) => {
    expect(show(text)).toBe(expected);
  });

  it.each([
    ['a verse', 'Über allen Gipfeln\nist Ruh.'],
    ['a list', 'Erlaubt sind nach dieser Ordnung die folgenden Dinge:\n- Hunde\n- Katzen'],
    ['code', '```\nconst   x = 1;\n\n\nconst y = 2;\n```'],
    ['a table', 'Name   | Zimmer\nAnna   | 12'],
    ['aligned columns', 'Anna   12   Mo\nBert   13   Di'],
  ])('but not in %s', (_what, text) => {
    expect(show(text)).toBe(text);
  });

  it('never touches a letter, in any text and any part of it', () => {
    const text = fc
      .array(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 60 }),
          fc.constantFrom('\n', '\n\n\n', '  ', '\t', ' ', '-\n', '```', '| a | b |', '\u00a0'),
        ),
        { maxLength: 30 },
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (drawn, a, b) => {
        const [start, end] = [a % (drawn.length + 1), b % (drawn.length + 1)].sort((x, y) => x - y);
        expect(letters(show(drawn))).toBe(letters(drawn));
        expect(letters(applyFolds(drawn, findFolds(drawn), start, end))).toBe(
          letters(drawn.slice(start, end)),
        );
      }),
    );
  });
});
