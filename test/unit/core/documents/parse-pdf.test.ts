import { describe, expect, it } from 'vitest';

import { isGibberish } from '../../../../src/core/documents/formats/pdf/judge-text.js';
import { mostPages, parsePdf } from '../../../../src/core/documents/formats/pdf/parse-pdf.js';
import { ParseError } from '../../../../src/core/documents/formats/parsed-file.js';
import { buildPdf, type PdfContents, type PdfText } from '../../../support/build-pdf.js';
import { startCpuClock } from '../../../support/start-cpu-clock.js';

/** Lines of 11 points from a height downwards. */
const lines = (texts: readonly string[], y = 700, x = 72): PdfText[] =>
  texts.map((text, at) => ({ text, x, y: y - at * 14 }));

async function read(contents: PdfContents) {
  const { text, blocks, pages = [], metadata } = await parsePdf(buildPdf(contents));
  return {
    text,
    blocks: blocks.map(({ kind, level, start, end }) => [
      level === undefined ? kind : `${kind} ${level}`,
      text.slice(start, end),
    ]),
    pages,
    metadata,
  };
}

const wide = 'Die Bundesregierung beteiligt sich an Einsätzen der Allianz, die der Sicher-';

describe('a PDF', () => {
  it('has its paragraphs rejoined over line ends', async () => {
    const page = [
      ...lines([wide, 'heit auf Bundes- und Landesebene dienen.']),
      ...lines(['Der zweite Absatz steht darunter.'], 650),
    ];
    expect((await read({ pages: [page] })).text).toBe(
      'Die Bundesregierung beteiligt sich an Einsätzen der Allianz, die der Sicherheit auf Bundes- und Landesebene dienen.\n\nDer zweite Absatz steht darunter.',
    );
  });

  it('has a paragraph rejoined over the end of a page, which begins within it', async () => {
    const { text, pages } = await read({
      pages: [lines([wide]), lines(['heit dienen und mehr.']), lines(['Neue Seite.'])],
    });
    expect(text).toContain('die der Sicherheit dienen und mehr.\n\nNeue Seite.');
    expect(pages).toEqual([0, text.indexOf('heit dienen'), text.indexOf('Neue')]);
  });

  it('begins a page without text where the next begins', async () => {
    const { text, pages } = await read({
      pages: [lines(['Erste Seite.']), [], lines(['Dritte Seite.']), []],
    });
    expect(pages).toEqual([0, text.indexOf('Dritte'), text.indexOf('Dritte'), text.length]);
  });

  it('is without page numbers and running heads', async () => {
    const page = (at: number): PdfText[] => [
      { text: 'Auswärtiges Amt', x: 72, y: 800, size: 9 },
      ...lines([`Der Absatz auf Seite ${'abc'[at]} ist kurz.`]),
      { text: `Seite ${at + 1} von 3`, x: 280, y: 40, size: 9 },
    ];
    expect((await read({ pages: [page(0), page(1), page(2)] })).blocks).toEqual(
      ['a', 'b', 'c'].map((name) => ['paragraph', `Der Absatz auf Seite ${name} ist kurz.`]),
    );
  });

  it('has list items of its bullets and numbers', async () => {
    const page = lines([
      'Dazu gehören:',
      '• die NATO Mission Iraq,',
      '• KFOR.',
      '1. Erstens.',
      '2. Zweitens.',
    ]);
    expect((await read({ pages: [page] })).blocks.map(([kind]) => kind)).toEqual([
      'paragraph',
      'list-item',
      'list-item',
      'list-item',
      'list-item',
    ]);
  });

  it('has its outline as headings, found in the text', async () => {
    const page = lines([
      '1 Auftrag',
      'Der Auftrag ist erteilt.',
      '1.1 Gebiet',
      'Das Gebiet ist groß.',
    ]);
    const outline = [
      { title: 'Auftrag', page: 0 },
      { title: '1.1 Gebiet', page: 0, level: 2 },
      { title: 'Steht nirgends', page: 0 },
    ];
    expect((await read({ pages: [page], outline })).blocks).toEqual([
      ['heading 1', '1 Auftrag'],
      ['paragraph', 'Der Auftrag ist erteilt.'],
      ['heading 2', '1.1 Gebiet'],
      ['paragraph', 'Das Gebiet ist groß.'],
    ]);
  });

  it('has headings by their look where it has no outline', async () => {
    const page: PdfText[] = [
      { text: 'Einsätze und', x: 72, y: 760, size: 20 },
      { text: 'Missionen', x: 72, y: 736, size: 20 },
      { text: 'Auftrag', x: 72, y: 700, bold: true },
      ...lines(['Der Auftrag ist in diesem Absatz lang genug beschrieben.', 'Und mehr.'], 680),
      { text: 'Gebiet', x: 72, y: 640, size: 14 },
      ...lines(['Das Gebiet ist groß.'], 620),
    ];
    expect((await read({ pages: [page] })).blocks).toEqual([
      ['heading 1', 'Einsätze und Missionen'],
      ['heading 3', 'Auftrag'],
      ['paragraph', 'Der Auftrag ist in diesem Absatz lang genug beschrieben. Und mehr.'],
      ['heading 2', 'Gebiet'],
      ['paragraph', 'Das Gebiet ist groß.'],
    ]);
  });

  it('gives title and language, but not when the file was made', async () => {
    const pages = [lines(['Ein Satz.'])];
    const information = { Title: 'Einsätze der NATO', CreationDate: "D:20240502143000+02'00'" };
    expect((await read({ pages, information, language: 'de-DE' })).metadata).toEqual({
      title: 'Einsätze der NATO',
      language: 'de',
    });
  });

  it.each([
    'Microsoft Word - Bericht.doc',
    'bericht_final.docx',
    'Unbenannt',
    'Dokument1',
    ' ',
    '---',
  ])('has no title in "%s"', async (Title) => {
    const { metadata } = await read({ pages: [lines(['Ein Satz.'])], information: { Title } });
    expect(metadata).toEqual({});
  });
});

describe('a form', () => {
  const page = [{ text: 'Name:', x: 72, y: 702 }];
  const field = (more: string, rect = '120 698 300 712') =>
    `<< /Type /Annot /Subtype /Widget /FT /Tx /T (f) /Rect [${rect}] ${more} >>`;
  const formOf = (fields: readonly string[]) => ({
    pages: [page],
    catalog: `/AcroForm << /Fields [${fields.map((_, at) => `${900 + at} 0 R`).join(' ')}] >>`,
    pageEntries: `/Annots [${fields.map((_, at) => `${900 + at} 0 R`).join(' ')}]`,
    objects: Object.fromEntries(fields.map((text, at) => [900 + at, text])),
  });

  it.each<[string, string[], string[]]>([
    ['has its values after their labels', [field('/V (Erika)')], ['Name: Erika']],
    ['has no empty values', [field('/V ()')], ['Name:']],
    ['has no hidden values', [field('/V (Erika) /F 2')], ['Name:']],
    ['has no passwords', [field('/V (Erika) /Ff 8192')], ['Name:']],
    [
      'has the labels that its page does not show',
      [field('/V (Berlin) /TU (Ort der Geburt)', '72 600 300 614')],
      ['Name:', 'Ort der Geburt: Berlin'],
    ],
    [
      'has every line of a value',
      [field('/V (Erste\\nZweite) /Ff 4096', '72 500 300 560')],
      ['Name:', 'f: Erste Zweite'],
    ],
  ])('%s', async (_, fields, expected) => {
    const { blocks } = await read(formOf(fields));
    expect(blocks.map(([, text]) => text)).toEqual(expected);
  });

  it('of Adobe alone is named', async () => {
    const form = { pages: [page], catalog: '/AcroForm << /Fields [] /XFA [(template) (x)] >>' };
    expect(await codeOf(buildPdf(form))).toBe('unsupported');
  });
});

describe('text that is none is noticed', () => {
  it.each<[string, string, boolean]>([
    ['private characters', '\ue001\ue002 \ue003 ab', true],
    ['shifted letters', 'GLH 1DWR KDW LKUHQ 6LW] LQ %UVVHO XQG '.repeat(30), true],
    ['a sentence', 'Die NATO hat ihren Sitz in Brüssel. '.repeat(30), false],
    ['another script', 'НАТО имеет штаб-квартиру в Брюсселе. '.repeat(30), false],
    ['little text', 'BGH XII ZR 12 VwGO', false],
  ])('%s', (_, text, expected) => {
    expect(isGibberish(text)).toBe(expected);
  });

  it('on pages with almost no text', async () => {
    const text = lines(['Ein ganzer Satz mit vielen Wörtern auf der Seite.']);
    const picture = lines(['https://www.nato.int/eine/lange/adresse']);
    const read = async (pages: PdfContents['pages']) =>
      (await parsePdf(buildPdf({ pages }))).problems;
    expect(await read([text, picture, picture, picture])).toEqual([
      { code: 'no-text-layer', detail: '3 of 4 pages have almost no text' },
    ]);
    expect(await read([text, text, text, picture])).toBeUndefined();
  });
});

const codeOf = (bytes: Uint8Array) =>
  Promise.resolve(parsePdf(bytes)).then(
    () => 'read',
    (error: unknown) => (error instanceof ParseError ? error.code : error),
  );
const good = buildPdf({ pages: [lines(['Ein Satz auf einer Seite.'])] });

describe('a PDF that cannot be used is named', () => {
  it.each<[string, Uint8Array, string]>([
    ['pages without text', buildPdf({ pages: [[], []] }), 'no-text-layer'],
    ['no pages', buildPdf({ pages: [] }), 'broken'],
    ['a password', buildPdf({ pages: [lines(['Geheim.'])], encrypted: true }), 'encrypted'],
    ['nothing', new Uint8Array(), 'broken'],
    [
      'noise',
      Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919 + (at >> 3)) & 0xff),
      'broken',
    ],
    ['a page that says it is a PDF', Buffer.from('%PDF-1.7\n<html>'), 'broken'],
    [
      'more pages than it may have',
      buildPdf({ pages: Array(mostPages + 1).fill([]) as [] }),
      'too-large',
    ],
  ])('%s', async (_, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  });
});

describe('a hostile PDF', () => {
  const page = lines(['Ein Satz auf einer Seite.']);
  it.each<[string, PdfContents]>([
    [
      'a page tree that contains itself',
      { pages: [page], tree: '/Count 3 /Kids [2 0 R 2 0 R 10 0 R]' },
    ],
    [
      '100,000 times the same page',
      { pages: [page], tree: `/Count 100000 /Kids [${'10 0 R '.repeat(100_000)}]` },
    ],
    ['a count that is a lie', { pages: [page], tree: '/Count 4999 /Kids [10 0 R]' }],
    ['a negative count', { pages: [page], tree: '/Count -1 /Kids [10 0 R]' }],
    [
      'a page that is its own parent',
      { pages: [page], tree: '/Count 1 /Kids [10 0 R] /Parent 2 0 R' },
    ],
    [
      'an outline that leads to itself',
      {
        pages: [page],
        catalog: '/Outlines 900 0 R',
        objects: {
          900: '<< /First 901 0 R >>',
          901: '<< /Title (A) /Next 901 0 R /First 901 0 R >>',
        },
      },
    ],
  ])('%s ends, within its time', async (_, contents) => {
    const spent = startCpuClock();
    const code = await codeOf(buildPdf(contents));
    expect(['read', 'broken', 'too-large']).toContain(code);
    expect(spent()).toBeLessThan(5000);
  });

  it('is read without running its scripts or opening what it points to', async () => {
    const catalog =
      '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\); throw 1) >> /AA << /WC << /S /URI /URI (http://127.0.0.1:9/) >> >>';
    expect((await read({ pages: [page], catalog })).text).toBe('Ein Satz auf einer Seite.');
  });

  it.each([0.1, 0.3, 0.5, 0.7, 0.9, 0.99])(
    'that ends after %d of its bytes is read or named',
    async (share) => {
      const cut = good.subarray(0, Math.floor(good.length * share));
      expect(['read', 'broken', 'no-text-layer']).toContain(await codeOf(cut));
    },
  );
});
