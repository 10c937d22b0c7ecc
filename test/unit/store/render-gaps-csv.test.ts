import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Gap } from '../../../src/store/gap.js';
import { renderGapsCsv } from '../../../src/store/render-gaps-csv.js';

const gap: Gap = {
  label: 'Wer führt KFOR?',
  kind: 'both',
  count: 3,
  unanswered: 1,
  downVoted: 2,
  lastAskedAt: Date.UTC(2026, 0, 15, 12),
  reasons: { outdated: 1, 'wrong-passage': 1 },
  comments: [],
};

/** RFC 4180, read by its grammar. */
function parseCsv(text: string, delimiter: string): string[][] {
  const field = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^"\\r\\n${delimiter}]*))(${delimiter}|\\r\\n)`,
    'gy',
  );
  const records: string[][] = [[]];
  let end = 0;
  for (const match of text.matchAll(field)) {
    const [whole, quoted, plain, after] = match;
    records.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (after === '\r\n') records.push([]);
    end = match.index + whole.length;
  }
  expect(end).toBe(text.length);
  return records.slice(0, -1);
}

const labelOf = (label: string) =>
  parseCsv(renderGapsCsv([{ ...gap, label }]).slice(1), ',')[1]![0];

describe('gaps as CSV', () => {
  it('have a byte order mark, a header and one line each', () => {
    expect(renderGapsCsv([gap])).toBe(
      '\uFEFFquestion,kind,count,unanswered,down-voted,last asked,reasons,comments\r\n' +
        'Wer führt KFOR?,both,3,1,2,2026-01-15T12:00:00.000Z,"wrong-passage 1, outdated 1",\r\n',
    );
  });

  it('have only the header when there are none', () => {
    expect(renderGapsCsv([]).split('\r\n')).toHaveLength(2);
  });

  it('can have a header in another language and another delimiter', () => {
    const columns = {
      question: 'Frage',
      kind: 'Art',
      count: 'Anzahl',
      unanswered: 'unbeantwortet',
      downVoted: 'schlecht bewertet',
      lastAsked: 'zuletzt',
      reasons: 'Gründe',
      comments: 'Anmerkungen',
    };
    const kinds = { unanswered: 'offen', 'down-voted': 'schlecht', both: 'beides' };
    const reasons = {
      'wrong-passage': 'Falsche Stelle',
      'not-answered': 'Unbeantwortet',
      outdated: 'Veraltet',
      other: 'Anderes',
    };
    const csv = renderGapsCsv([gap], { columns, kinds, reasons, delimiter: ';' });
    expect(csv).toContain(
      'Frage;Art;Anzahl;unbeantwortet;schlecht bewertet;zuletzt;Gründe;Anmerkungen',
    );
    expect(csv).toContain(
      'Wer führt KFOR?;beides;3;1;2;2026-01-15T12:00:00.000Z;"Falsche Stelle 1, Veraltet 1";',
    );
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+49 30', "'+49 30"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t'=1"],
    ['\rx', "'\rx"],
    ['  =1', "'  =1"],
    ['＝1+1', "'＝1+1"],
    ['=HYPERLINK("http://x";"y")', '\'=HYPERLINK("http://x";"y")'],
    ["x;=cmd|'/C calc'!A0;y", "x;'=cmd|'/C calc'!A0;y"],
    ['x,\n-1', "x,'\n'-1"],
    ['x"=1', 'x"\'=1'],
    ['-1; 2-1', "'-1; 2-1"],
    ['a=b', 'a=b'],
    ["'quoted'", "'quoted'"],
  ])('show %j as text', (label, cell) => {
    expect(labelOf(label)).toBe(cell);
  });

  it('can be read back, whatever people wrote, and no cell is a formula', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom(',', ';', '"', '\r', '\n', '=', '+', '-', '@', '\t', ' ', 'a'),
      }),
    );
    fc.assert(
      fc.property(text, fc.array(text), fc.constantFrom(',', ';'), (label, comments, delimiter) => {
        const csv = renderGapsCsv([{ ...gap, label, comments }], { delimiter });
        const records = parseCsv(csv.slice(1), delimiter);
        expect(records).toHaveLength(2);
        const [question = '', , , , , , , comment = ''] = records[1]!;
        for (const [cell, original] of [
          [question, label],
          [comment, comments.join('\n')],
        ] as const) {
          expect(cell.replaceAll("'", '')).toBe(original.replaceAll("'", ''));
          expect(cell).not.toMatch(/^[\t\r\n]/);
        }
        // Whatever ends a cell for some reader, none that follows is a formula.
        expect(csv).not.toMatch(/[,;|"\t\r\n\uFEFF]\s*[=+\-@＝＋－＠]/);
      }),
    );
  });
});
