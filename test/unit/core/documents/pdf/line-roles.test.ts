import { describe, expect, it } from 'vitest';

import { dropContents } from '../../../../../src/core/documents/formats/pdf/drop-contents.js';
import { findHeadings } from '../../../../../src/core/documents/formats/pdf/find-headings.js';
import { findNotes } from '../../../../../src/core/documents/formats/pdf/find-notes.js';
import { findTableRows } from '../../../../../src/core/documents/formats/pdf/find-table-rows.js';
import { joinParagraphs } from '../../../../../src/core/documents/formats/pdf/join-paragraphs.js';
import { orderColumns } from '../../../../../src/core/documents/formats/pdf/order-columns.js';
import type { PageLine } from '../../../../../src/core/documents/formats/pdf/page-line.js';

const body = { size: 10, font: 'text' };
const line = (text: string, y: number, more: Partial<PageLine> = {}): PageLine => ({
  text,
  x: 50,
  y,
  right: (more.x ?? 50) + text.length * 5,
  size: 10,
  font: 'text',
  column: 0,
  ...more,
});
const heading = (text: string, y: number) => line(text, y, { size: 14, font: 'bold' });
const textsOf = (pages: readonly { readonly lines: readonly PageLine[] }[]) =>
  pages.flatMap(({ lines }) => lines.map(({ text }) => text));
const row = (y: number, ...cells: readonly [text: string, x: number][]) =>
  orderColumns(cells.map(([text, x]) => line(text, y, { x })));

describe('a table of contents goes', () => {
  const sections = [
    heading('1 Zweck', 400),
    line('Zweck ist die Kunst.', 420),
    heading('2 Frist', 500),
    line('Die Frist ist kurz.', 520),
    heading('3 Ende', 600),
    line('Das Ende kommt.', 620),
  ];
  it.each<[string, string[]]>([
    ['with page numbers', ['1 Zweck 1', '2 Frist 1', '3 Ende 2']],
    ['with dots', ['1 Zweck . . . . . . 1', '2 Frist . . . . . 1', '3 Ende . . . . . . 2']],
    ['without numbers', ['1 Zweck', '2 Frist', '3 Ende']],
  ])('%s', (_, entries) => {
    const lines = [heading('Inhalt', 20), ...entries.map((text, at) => line(text, 50 + at * 12))];
    expect(textsOf(dropContents([{ lines: [...lines, ...sections] }], body))).toEqual(
      textsOf([{ lines: sections }]),
    );
  });

  it('over several pages, whatever its entries are called further on', () => {
    const entries = (from: number) =>
      Array.from({ length: 8 }, (_, at) =>
        line(`Abschnitt ${'abcdefgh'[at]} ${from + at}`, 50 + at * 12),
      );
    const pages = [
      { lines: [heading('Inhaltsverzeichnis', 20), ...entries(1)] },
      { lines: entries(9) },
      { lines: sections },
    ];
    expect(textsOf(dropContents(pages, body))).toEqual(textsOf([{ lines: sections }]));
  });

  it.each<[string, PageLine[]]>([
    ['two lines are none', [line('1 Zweck', 50), line('2 Frist', 62), line('Mehr.', 90)]],
    ['lines that are no headings are none', [1, 2, 3].map((n) => line(`Punkt ${n}`, 50 + n * 12))],
  ])('but %s', (_, lines) => {
    const pages = [{ lines: [...lines, ...sections] }];
    expect(dropContents(pages, body)).toEqual(pages);
  });
});

describe('rows of a table', () => {
  const textOf = (lines: PageLine[]) => {
    const rows = findTableRows([{ lines }]);
    return joinParagraphs([{ lines }], { headings: new Map(), rows, notes: new Set() }).text;
  };

  it.each<[string, PageLine[], string]>([
    [
      'have their cells apart',
      [...row(10, ['Art', 50], ['Frist', 150]), ...row(24, ['neu', 50], ['3 Tage', 150])],
      '| Art | Frist |\n| neu | 3 Tage |',
    ],
    [
      'have numbers below each other at their ends',
      [...row(10, ['Land', 50], ['1.000', 150]), ...row(24, ['Stadt', 50], ['20', 165])],
      '| Land | 1.000 |\n| Stadt | 20 |',
    ],
    [
      'go on where a cell has several lines',
      [
        ...row(10, ['Fracht (Mio.', 50], ['3', 150]),
        line('t)', 22, { column: 1 }),
        ...row(36, ['Schiffe', 50], ['4', 150]),
      ],
      '| Fracht (Mio. t) | 3 |\n| Schiffe | 4 |',
    ],
    [
      'are no items with their marks',
      [...row(10, ['1.', 50], ['Eins', 80]), ...row(24, ['2.', 50], ['Zwei', 80])],
      '1. Eins\n\n2. Zwei',
    ],
    [
      'are no lines whose words are spread',
      [
        ...row(10, ['eine', 50], ['neue', 90], ['Leitung', 130]),
        ...row(22, ['alle', 50], ['zwei', 90], ['Jahre', 130]),
      ],
      'eine neue Leitung alle zwei Jahre',
    ],
    ['need two', row(10, ['Art', 50], ['Frist', 150]), 'Art Frist'],
  ])('%s', (_, lines, text) => {
    expect(textOf(lines)).toBe(text);
  });
});

describe('notes at the foot of a page', () => {
  const note = (text: string, y: number) => line(text, y, { size: 8 });
  const join = (first: PageLine[], second: PageLine[]) => {
    const pages = [{ lines: first }, { lines: second }];
    const notes = findNotes(pages, body);
    return joinParagraphs(pages, { headings: new Map(), rows: new Map(), notes });
  };

  it('leave the sentence whole that goes on over the page', () => {
    const { text, pages } = join(
      [line('Der Satz geht auf', 700), note('[1] Eine Note.', 760), note('2 Noch eine.', 772)],
      [line('der Seite weiter.', 50)],
    );
    expect(text).toBe('[1] Eine Note.\n\n2 Noch eine.\n\nDer Satz geht auf der Seite weiter.');
    expect(text.slice(pages[1])).toBe('der Seite weiter.');
  });

  it('stand after a sentence that ends with the page', () => {
    const { text } = join(
      [line('Der Satz ist aus.', 700), note('[1] Eine Note,', 760), note('mit zwei Zeilen.', 770)],
      [line('Der nächste.', 50)],
    );
    expect(text).toBe('Der Satz ist aus.\n\n[1] Eine Note, mit zwei Zeilen.\n\nDer nächste.');
  });
});

describe('headings that the outline leaves out', () => {
  const lines = [
    line('Satzung', 20, { size: 20, font: 'bold' }),
    heading('Zweck', 50),
    line('Zweck ist die Kunst.', 70),
    heading('Änderung', 100),
    line('Die Änderung gilt.', 120),
    line('Hinweis', 150, { size: 12, font: 'other' }),
    line('Der Hinweis gilt.', 170),
  ];

  it('are those that look like one of its own, and the title', () => {
    const outline = [{ title: 'Zweck', level: 2, page: 0 }];
    const marks = findHeadings([{ lines }], outline, body, new Map());
    expect([...marks].map(([{ text }, { level }]) => [text, level])).toEqual([
      ['Zweck', 2],
      ['Satzung', 1],
      ['Änderung', 2],
    ]);
  });
});

it('joins a paragraph of a hundred thousand lines', { timeout: 60_000 }, () => {
  const lines = Array.from({ length: 100_000 }, (_, at) =>
    line('immer weiter', at * 12, { right: 300 }),
  );
  const { text } = joinParagraphs([{ lines }], {
    headings: new Map(),
    rows: new Map(),
    notes: new Set(),
  });
  expect(text).toHaveLength('immer weiter '.length * lines.length - 1);
});

describe('items of a list', () => {
  const textOf = (...texts: string[]) => {
    const lines = texts.map((text, at) => line(text, 50 + at * 12, { right: 300 }));
    return joinParagraphs([{ lines }], { headings: new Map(), rows: new Map(), notes: new Set() })
      .text;
  };

  it.each<[string, string[], string]>([
    ['follow each other', ['1. die Anlage,', '2. die Pflege'], '1. die Anlage,\n\n2. die Pflege'],
    ['may have letters', ['a. neue Leute', 'b. alte Leute'], 'a. neue Leute\n\nb. alte Leute'],
    ['are no dates', ['1. Abgabe am', '3. Mai jeden Jahres'], '1. Abgabe am 3. Mai jeden Jahres'],
    ['are no abbreviations', ['Es gilt', 'z. B. am Tag'], 'Es gilt z. B. am Tag'],
  ])('%s', (_, texts, text) => {
    expect(textOf(...texts)).toBe(text);
  });
});
