import fc from 'fast-check';
import papaparse from 'papaparse';
import { describe, expect, it } from 'vitest';

import type { Document } from '../../../../src/core/documents/document.js';
import { parseCsv } from '../../../../src/core/documents/formats/csv/parse-csv.js';
import { ParseError, type ParsedFile } from '../../../../src/core/documents/formats/parsed-file.js';
import { buildPassages } from '../../../../src/core/passages/build-passages.js';
import { startCpuClock } from '../../../support/start-cpu-clock.js';

const read = (text: string | Uint8Array): ParsedFile =>
  parseCsv(typeof text === 'string' ? Buffer.from(text) : text) as ParsedFile;
const rowsOf = ({ text, blocks }: ParsedFile) =>
  blocks.map(({ start, end }) => text.slice(start, end));

describe('a table file', () => {
  it.each<[string, string, string[]]>([
    [
      'commas',
      'Land,Einsatz\nIrak,NMI\nKosovo,KFOR\n',
      ['Land: Irak · Einsatz: NMI', 'Land: Kosovo · Einsatz: KFOR'],
    ],
    [
      'semicolons',
      'Land;Kosten\nIrak;1,5\nKosovo;2,5\n',
      ['Land: Irak · Kosten: 1,5', 'Land: Kosovo · Kosten: 2,5'],
    ],
    ['tabs', 'Land\tEinsatz\r\nIrak\tNMI\r\n', ['Land: Irak · Einsatz: NMI']],
    ['bars', 'Land|Einsatz\nIrak|NMI\n', ['Land: Irak · Einsatz: NMI']],
    [
      'quotes',
      'Name,Satz\nA,"Er sagte ""ja"", dann nein"\n',
      ['Name: A · Satz: Er sagte "ja", dann nein'],
    ],
    ['line breaks in a cell', 'Name,Satz\nA,"oben\nunten"\n', ['Name: A · Satz: oben unten']],
    [
      'empty cells and rows',
      'Name,Land,Ort\nA,,Rom\n,,\n\nB,Peru,\n',
      ['Name: A · Ort: Rom', 'Name: B · Land: Peru'],
    ],
    ['no names', '2021,12\n2022,14\n', ['2021 · 12', '2022 · 14']],
    ['a first row like the others', 'ja,Rom\nja,Oslo\n', ['ja · Rom', 'ja · Oslo']],
    ['columns without a name', 'Name,\nA,B\n', ['Name: A · B']],
    ['a colon in the name', 'Name:,Ort\nA,B\n', ['Name: A · Ort: B']],
    ['longer rows', 'Name,Ort\nA,B,C\n', ['Name: A · Ort: B · C']],
    ['one column', 'Land\nIrak\nKosovo\n', ['Land: Irak', 'Land: Kosovo']],
    [
      'a quote that is never closed',
      'Name,Ort\nA,"Rom\nB,Oslo\n',
      ['Name: A · Ort: "Rom', 'Name: B · Ort: Oslo'],
    ],
    ['a name alone', 'Land,Einsatz\n', ['Land · Einsatz']],
    ['nothing', '\n', []],
  ])('%s', (_, text, rows) => {
    expect(rowsOf(read(text))).toEqual(rows);
  });

  it('is read in the encodings of Excel', () => {
    expect(rowsOf(read(Buffer.from('Land;Ort\nÖsterreich;Wien\n', 'latin1')))).toEqual([
      'Land: Österreich · Ort: Wien',
    ]);
    expect(rowsOf(read(Buffer.from('\ufeffLand;Ort\nÖsterreich;Wien\n')))).toEqual([
      'Land: Österreich · Ort: Wien',
    ]);
    expect(rowsOf(read(Buffer.from('\ufeffLand\tOrt\nÖsterreich\tWien\n', 'utf16le')))).toEqual([
      'Land: Österreich · Ort: Wien',
    ]);
  });

  it('is refused where it is none', () => {
    expect(() => read(Uint8Array.of(0, 1, 2))).toThrow(ParseError);
    expect(() => read('a,'.repeat(2000))).toThrow(ParseError);
  });

  it('gives a passage for every row, a long one apart from the next', () => {
    const long = 'Ein langer Satz über die Einsätze der NATO. '.repeat(30);
    const { text, blocks } = read(`Nr,Satz\nA,${long}\nB,${long}\nC,kurz\nD,auch kurz\n`);
    const document: Document = {
      path: 'a.csv',
      title: 'A',
      titleFrom: 'file-name',
      text,
      blocks,
      sha256: '',
    };
    const passages = buildPassages(document);
    for (const passage of passages) {
      expect(text.slice(passage.start, passage.end)).toBe(passage.text);
      expect(passage.text).not.toContain('\n');
    }
    expect(passages.slice(-2).map((passage) => passage.text)).toEqual([
      'Nr: C · Satz: kurz',
      'Nr: D · Satz: auch kurz',
    ]);
  });

  it('has every cell unchanged, in its row', () => {
    const cell = fc
      .stringMatching(/^[a-zA-ZäöüÄÖÜß0-9"',;|. -]{1,20}$/u)
      .map((text) => text.trim());
    const table = fc.integer({ min: 2, max: 5 }).chain((columns) =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
        minLength: 1,
        maxLength: 8,
      }),
    );
    fc.assert(
      fc.property(table, (cells) => {
        const names = cells[0]!.map((_, at) => `Spalte ${'abcde'[at]}`);
        const text = papaparse.unparse([names, ...cells], { quotes: true });
        const rows = rowsOf(read(text));
        const expected = cells.filter((row) => row.some((one) => one !== ''));
        expect(rows).toEqual(
          expected.map((row) =>
            row.flatMap((one, at) => (one === '' ? [] : [`${names[at]}: ${one}`])).join(' · '),
          ),
        );
      }),
    );
  });

  it('of 200,000 rows is read in seconds', () => {
    const text = `Nr;Land;Einsatz\n${Array.from({ length: 200_000 }, (_, at) => `${at};Irak;NMI ${at}`).join('\n')}`;
    const spent = startCpuClock();
    expect(read(text).blocks).toHaveLength(200_000);
    expect(spent()).toBeLessThan(5000);
  });
});
