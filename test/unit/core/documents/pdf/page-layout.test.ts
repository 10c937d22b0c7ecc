import { describe, expect, it } from 'vitest';

import { dropRunningHeads } from '../../../../../src/core/documents/formats/pdf/drop-running-heads.js';
import { groupLines } from '../../../../../src/core/documents/formats/pdf/group-lines.js';
import { joinAccents } from '../../../../../src/core/documents/formats/pdf/join-accents.js';
import { orderColumns } from '../../../../../src/core/documents/formats/pdf/order-columns.js';
import type { PageLine, TextRun } from '../../../../../src/core/documents/formats/pdf/page-line.js';
import { readRuns } from '../../../../../src/core/documents/formats/pdf/read-runs.js';

/** Text of 10 points, each letter 5 wide. */
const run = (text: string, x: number, y: number, more: Partial<TextRun> = {}): TextRun => ({
  text,
  x,
  y,
  width: text.length * 5,
  size: 10,
  font: 'f1',
  spaced: false,
  ...more,
});
const line = (text: string, x: number, y: number, more: Partial<PageLine> = {}): PageLine => ({
  text,
  x,
  y,
  right: x + text.length * 5,
  size: 10,
  font: 'f1',
  column: 0,
  ...more,
});
const textsOf = (lines: readonly PageLine[]) => lines.map(({ text }) => text);

describe('runs become pieces of lines', () => {
  it.each<[string, TextRun[], string[]]>([
    ['side by side without a gap', [run('Sicher', 0, 10), run('heit', 30, 10)], ['Sicherheit']],
    ['with a small gap', [run('die', 0, 10), run('NATO', 18, 10)], ['die NATO']],
    [
      'a space of its own',
      [run('die', 0, 10), run('NATO', 15, 10, { spaced: true })],
      ['die NATO'],
    ],
    ['a wide gap', [run('links', 0, 10), run('rechts', 60, 10)], ['links', 'rechts']],
    ['from the right to the left in the file', [run('b', 5, 10), run('a', 0, 10)], ['ab']],
    ['the number of a note', [run('Satz.', 0, 10), run('1', 25, 6.5, { size: 6 })], ['Satz.[1]']],
    ['a power', [run('30 m', 0, 10), run('2', 20, 6.5, { size: 6 })], ['30 m2']],
    ['a lowered number', [run('Kohle', 0, 10), run('2', 25, 12, { size: 6 })], ['Kohle2']],
    [
      'the note itself',
      [run('1', 0, 7, { size: 5 }), run('Ab Zugang.', 3, 10, { size: 8 })],
      ['[1] Ab Zugang.'],
    ],
    [
      'a gap between close columns',
      [run('links', 0, 10), run('rechts', 32, 10)],
      ['links', 'rechts'],
    ],
    ['another line', [run('unten', 0, 22), run('oben', 0, 10)], ['oben', 'unten']],
    ['nothing', [], []],
  ])('%s', (_, runs, texts) => {
    expect(textsOf(groupLines(runs))).toEqual(texts);
  });

  it('names a font only where all letters have it', () => {
    const fontsOf = (runs: TextRun[]) => groupLines(runs).map(({ font }) => font);
    expect(
      fontsOf([run('fett', 0, 10, { font: 'f2' }), run('er', 20, 10, { font: 'f2' })]),
    ).toEqual(['f2']);
    expect(fontsOf([run('fett', 0, 10, { font: 'f2' }), run('dünn', 20, 10)])).toEqual([undefined]);
  });
});

describe('accents that are printed over their letters', () => {
  it.each<[string, TextRun[], string[]]>([
    ['before a small letter', [run('f¨', 0, 10), run('ur', 5, 10)], ['für']],
    ['above a capital', [run('Die', 0, 10), run('¨', 22, 7), run('Ubung', 20, 10)], ['Die Übung']],
    ['above an i without its dot', [run('na¨', 0, 10), run('ıv', 10, 10)], ['naïv']],
    ['after their letter', [run('Franc', 0, 10), run('¸ois', 21, 10)], ['François']],
    ['within a run', [run('f¨ur Verf¨ugung', 0, 10)], ['für Verfügung']],
    ['not beside their letter', [run('f´', 0, 10), run('ur', 10, 10)], ['f´ur']],
    ['not on a letter that has none', [run('a¨', 0, 10), run('q', 5, 10)], ['a¨q']],
    ['not an apostrophe', [run('Rock´n Roll', 0, 10)], ['Rock´n Roll']],
  ])('are joined %s', (_, runs, texts) => {
    expect(textsOf(groupLines(joinAccents(runs)))).toEqual(texts);
  });
});

describe('pieces of lines in reading order', () => {
  const prose = (side: string, x: number, from = 100) =>
    Array.from({ length: 6 }, (_, at) =>
      line(`${side} Spalte mit der Zeile ${at}`, x, from + at * 12),
    );

  it('reads the left column before the right', () => {
    const page = [...prose('Linke', 50), ...prose('Rechte', 300)];
    expect(textsOf(orderColumns(page))).toEqual(textsOf(page));
    expect(new Set(orderColumns(page).map(({ column }) => column)).size).toBe(2);
  });

  it('reads what stands across between what is above and below', () => {
    const headline = line(
      'Eine Überschrift, die über die beiden Spalten der ganzen Seite reicht',
      50,
      300,
    );
    const above = [...prose('Linke', 50), ...prose('Rechte', 300)];
    const below = [...prose('Untere linke', 50, 340), ...prose('Untere rechte', 300, 340)];
    const shuffled = [...below, headline, ...above].sort((a, b) => a.y - b.y);
    expect(textsOf(orderColumns(shuffled))).toEqual(textsOf([...above, headline, ...below]));
  });

  it('reads a table row by row', () => {
    const table = Array.from({ length: 8 }, (_, at) => [
      line(`Land ${at}`, 50, 100 + at * 12),
      line(`${at}.000`, 400, 100 + at * 12),
    ]).flat();
    expect(textsOf(orderColumns(table))[0]).toBe('Land 0 0.000');
    expect(orderColumns(table)).toHaveLength(8);
  });

  it('reads narrow columns whose words are far apart', () => {
    const words = ['eine', 'andere', 'Leitung'];
    const sentenceOf = (at: number) => [...words.slice(at % 3), ...words.slice(0, at % 3)];
    const spread = (left: number) =>
      Array.from({ length: 9 }, (_, at) => {
        let x = left;
        return sentenceOf(at).map((word) => {
          const piece = line(word, x, 100 + at * 12);
          x = piece.right + 8;
          return piece;
        });
      }).flat();
    const read = orderColumns([...spread(50), ...spread(180)].sort((a, b) => a.y - b.y));
    const column = Array.from({ length: 9 }, (_, at) => sentenceOf(at).join(' '));
    expect(textsOf(read)).toEqual([...column, ...column]);
  });

  it('reads three columns one after the other', () => {
    const page = [...prose('Linke', 20), ...prose('Mittlere', 210), ...prose('Rechte', 420)];
    const shuffled = [...page].sort((a, b) => a.y - b.y || a.x - b.x);
    expect(textsOf(orderColumns(shuffled))).toEqual(textsOf(page));
  });
});

describe('running heads with the number of their page', () => {
  const bodyOf = (page: number) =>
    Array.from({ length: 6 }, (_, at) => `Zeile ${'abcdef'[at]} der Seite ${'abcdefgh'[page]}`);
  const pagesOf = (head: (page: number) => string, foot: (page: number) => string) =>
    Array.from({ length: 8 }, (_, page) => ({
      lines: [
        line(head(page), 50, 30),
        ...bodyOf(page).map((text, at) => line(text, 50, 100 + at * 12)),
        line(foot(page), 50, 800),
      ],
    }));
  const chapters = ['Zweck', 'Zweck', 'Ziel', 'Ziel', 'Ziel', 'Frist', 'Frist', 'Frist'];

  it.each<[string, (page: number) => string, (page: number) => string]>([
    ['and of their chapter', (page) => `${page + 36} 8 ${chapters[page]}`, () => '1 / 8'],
    ['and of all pages', () => 'Kopf', (page) => `${page + 41} / 248`],
    [
      'on some pages alone',
      (page) => (page % 3 === 0 ? `${page + 5}` : `Kapitel ${page + 5}`),
      () => 'Fuß',
    ],
  ])('%s are dropped', (_, head, foot) => {
    const left = dropRunningHeads(pagesOf(head, foot), 10);
    expect(left.map(({ lines }) => textsOf(lines))).toEqual(left.map((_, page) => bodyOf(page)));
  });

  it('are dropped on a page where they are taken for two columns', () => {
    const pages = pagesOf(
      () => 'Kopf',
      (page) => `Handbuch ${page + 41} / 248`,
    ).map(({ lines }, page) => ({
      lines:
        page % 4 > 0
          ? lines
          : [
              ...lines.slice(0, -1),
              line('Handbuch', 50, 800),
              line(`${page + 41} / 248`, 500, 800),
            ],
    }));
    const left = dropRunningHeads(pages, 10);
    expect(left.map(({ lines }) => textsOf(lines))).toEqual(left.map((_, page) => bodyOf(page)));
  });

  it('are no headings that are numbered like their pages', () => {
    const titles = ['Zweck', 'Ziel', 'Frist', 'Ort', 'Zeit', 'Geld', 'Recht', 'Ende'];
    const pages = pagesOf(
      (page) => `${page + 1} ${titles[page]}`,
      () => 'Fuß',
    );
    const left = dropRunningHeads(pages, 10);
    expect(left.map(({ lines }) => lines[0]?.text)).toEqual(
      titles.map((title, page) => `${page + 1} ${title}`),
    );
  });
});

describe('running heads', () => {
  const pages = (count: number, head: (page: number) => string, y = 30) =>
    Array.from({ length: count }, (_, page) => ({
      lines: [line(head(page), 50, y), line(`Text der Seite ${'abcdefgh'[page]}`, 50, 400)],
    }));
  const left = (all: ReturnType<typeof pages>) =>
    dropRunningHeads(all, 10).flatMap(({ lines }) => textsOf(lines));

  it.each<[string, (page: number) => string]>([
    ['the same words', () => 'Auswärtiges Amt'],
    ['page numbers', (page) => `${page + 1}`],
    ['page numbers with words', (page) => `Seite ${page + 1} von 4`],
    ['Roman numbers', (page) => ['i', 'ii', 'iii', 'iv'][page] ?? ''],
    ['left and right pages with heads of their own', (page) => ['Bericht', 'Amt'][page % 2] ?? ''],
  ])('go: %s', (_, head) => {
    const all = pages(head(0) === 'Bericht' ? 6 : 4, head);
    expect(left(all)).toEqual(all.map(({ lines }) => lines[1]?.text));
    const atTheFoot = pages(all.length, head, 800);
    expect(left(atTheFoot)).toEqual(atTheFoot.map(({ lines }) => lines[1]?.text));
  });

  it.each<[string, ReturnType<typeof pages>]>([
    ['in a document of two pages', pages(2, () => 'Auswärtiges Amt')],
    ['where they differ', pages(4, (page) => `Abschnitt ${'abcd'[page]}`)],
    [
      'where they are large and numbered',
      pages(4, (page) => `Kapitel ${page}`).map(({ lines: [head, text] }) => ({
        lines: [{ ...head!, size: 18 }, text!],
      })),
    ],
    [
      'at different heights',
      Array.from({ length: 4 }, (_, page) => ({
        lines: [line('Hinweis', 50, 30 + page * 10), line(`Text ${'abcd'[page]}`, 50, 400)],
      })),
    ],
  ])('stay %s', (_, all) => {
    expect(left(all)).toEqual(all.flatMap(({ lines }) => textsOf(lines)));
  });
});

describe('around one or two pages', () => {
  const body = (page: number) => line(`Text der Seite ${'ab'[page]}`, 50, 400);
  const left = (pages: readonly PageLine[][]) =>
    dropRunningHeads(
      pages.map((lines) => ({ lines })),
      10,
    ).flatMap(({ lines }) => textsOf(lines));
  const small = (text: string, y: number) => line(text, 50, y, { size: 8 });

  it.each<[string, PageLine[][], string[]]>([
    ['the page number goes', [[body(0), line('1', 250, 800)]], ['Text der Seite a']],
    [
      'with its words and the number of pages as well',
      [
        [line('Seite 1 von 2', 250, 30), body(0)],
        [line('- 2 -', 250, 30), body(1)],
      ],
      ['Text der Seite a', 'Text der Seite b'],
    ],
    ['another number stays', [[body(0), line('7', 250, 800)]], ['Text der Seite a', '7']],
    [
      'small print on both goes',
      [
        [small('Amt', 30), body(0)],
        [small('Amt', 30), body(1)],
      ],
      ['Text der Seite a', 'Text der Seite b'],
    ],
    [
      'what a browser prints goes',
      [[small('3.5.2024, 14:05 Satzung', 30), body(0), small('https://example.org/a 1/1', 800)]],
      ['Text der Seite a'],
    ],
    [
      'and goes where columns part it',
      [
        [
          small('3.5.2024, 14:05', 30),
          line('Satzung', 300, 30, { size: 8 }),
          body(0),
          small('https://example.org/a', 800),
          line('1/1', 500, 800, { size: 8 }),
        ],
      ],
      ['Text der Seite a'],
    ],
    [
      'a date and an address without a count stay',
      [[small('3.5.2024, 14:05', 30), body(0), small('https://example.org/a', 800)]],
      ['3.5.2024, 14:05', 'Text der Seite a', 'https://example.org/a'],
    ],
  ])('%s', (_, pages, texts) => {
    expect(left(pages)).toEqual(texts);
  });
});

describe('the text of a page', () => {
  const item = (str: string, transform: number[]) => ({
    str,
    transform,
    width: 50,
    height: 10,
    fontName: 'f1',
  });
  const upright = [1, 0, 0, -1, 0, 800];

  it('is placed from the upper left corner', () => {
    const [first] = readRuns([item('Text', [10, 0, 0, 10, 72, 700])], upright);
    expect(first).toEqual(run('Text', 72, 100, { width: 50 }));
  });

  it('is without a watermark', () => {
    const items = [item('Ein Satz', [10, 0, 0, 10, 72, 700]), item('ENTWURF', [7, 7, -7, 7, 0, 0])];
    expect(readRuns(items, upright).map(({ text }) => text)).toEqual(['Ein Satz']);
  });

  it('has two letters for a ligature', () => {
    expect(readRuns([item('Paziﬁk', [10, 0, 0, 10, 72, 700])], upright)[0]?.text).toBe('Pazifik');
  });

  it('reads a page that lies on its side', () => {
    const items = [item('oben', [0, 10, -10, 0, 100, 72]), item('unten', [0, 10, -10, 0, 120, 72])];
    const runs = readRuns(items, upright);
    expect(runs[1]!.y - runs[0]!.y).toBeCloseTo(20);
    expect(runs[1]!.x).toBeCloseTo(runs[0]!.x);
  });
});
