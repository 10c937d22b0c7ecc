import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseCsv } from '../../src/corpus/parse-csv.js';
import { parsePdf } from '../../src/corpus/parse-pdf.js';
import { type FileParser, ParseError } from '../../src/corpus/parsed-file.js';
import { buildPdf } from '../support/build-pdf.js';

/** More by command: `BELEG_FUZZ_RUNS=100000 npx vitest run test/corpus/fuzz-loaders.test.ts`. */
const wanted = Number(process.env.BELEG_FUZZ_RUNS ?? 0);
/** In milliseconds, for one small file. */
const longest = 3000;

/** Whether a parser gives text whose blocks lie in it one after the other, or says why it does not. */
async function survives(parse: FileParser, bytes: Uint8Array): Promise<void> {
  const started = performance.now();
  try {
    const { text, blocks, pages = [] } = await parse(bytes);
    let last = 0;
    for (const { start, end } of blocks) {
      expect(start).toBeGreaterThanOrEqual(last);
      expect(end).toBeGreaterThanOrEqual(start);
      last = end;
    }
    expect(last).toBeLessThanOrEqual(text.length);
    expect(pages).toEqual([...pages].sort((a, b) => a - b));
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
  }
  expect(performance.now() - started).toBeLessThan(longest);
}

/** A file with a few places overwritten, cut out or doubled. */
function mutate(file: Uint8Array, pieces: readonly string[]): fc.Arbitrary<Uint8Array> {
  const change = fc.record({
    at: fc.nat(file.length - 1),
    length: fc.nat(40),
    kind: fc.constantFrom('overwrite', 'cut', 'double', 'insert', 'truncate'),
    bytes: fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 8 }),
      fc.constantFrom(...pieces).map((piece) => Buffer.from(piece, 'latin1')),
    ),
  });
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => {
    let bytes = Buffer.from(file);
    for (const { at, length, kind, bytes: piece } of changes) {
      const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
      if (kind === 'overwrite')
        bytes = Buffer.concat([before, piece, after.subarray(piece.length)]);
      else if (kind === 'cut') bytes = Buffer.concat([before, after.subarray(length)]);
      else if (kind === 'double') bytes = Buffer.concat([before, after.subarray(0, length), after]);
      else if (kind === 'insert') bytes = Buffer.concat([before, piece, after]);
      else if (at > file.length / 2) bytes = Buffer.from(before);
    }
    return bytes;
  });
}

const pdf = buildPdf({
  pages: [
    [
      { text: 'Auftrag', x: 72, y: 760, size: 18 },
      { text: 'Die Bundesregierung beteiligt sich an den Ein-', x: 72, y: 700 },
      { text: 'sätzen der Allianz.', x: 72, y: 686 },
    ],
    [{ text: 'Die zweite Seite.', x: 72, y: 700 }],
  ],
  outline: [{ title: 'Auftrag', page: 0 }],
  language: 'de',
  information: { Title: 'Ein Titel', CreationDate: 'D:20240502' },
});
const pdfPieces = [
  ...[
    '999999999',
    '-1',
    '0 R',
    '2 0 R',
    '10 0 R',
    '<<',
    '>>',
    '[',
    ']',
    '(',
    ')',
    'endobj',
    'stream',
  ],
  ...[
    'endstream',
    'null',
    '/Kids',
    '/Count',
    '/Parent',
    '/Length',
    'Tj',
    'Tm',
    'BT',
    '1e308',
    '%',
    'xref',
  ],
  ...[
    '/Filter /FlateDecode',
    '/Filter /ASCII85Decode',
    '/Type /ObjStm',
    '/Font',
    '/Encrypt 6 0 R',
    '/Rotate 90',
  ],
];

const csv = Buffer.from('Land;Einsatz;"Satz"\r\nIrak;NMI;"Er sagte ""ja"""\r\nÖsterreich;;1,5\r\n');
const csvPieces = [
  '"',
  '""',
  ';',
  ',',
  '\t',
  '|',
  '\r',
  '\n',
  '\r\n',
  '\0',
  '\ufeff',
  '";"',
  '"\n"',
];

describe('a damaged file is read or named', () => {
  it('CSV', { timeout: 600_000 }, async () => {
    const inputs = fc.oneof(
      { weight: 4, arbitrary: mutate(csv, csvPieces) },
      { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
      {
        weight: 2,
        arbitrary: fc
          .array(fc.constantFrom('a', 'ä', ' ', ...csvPieces), { maxLength: 60 })
          .map((parts) => Buffer.from(parts.join(''))),
      },
    );
    await fc.assert(
      fc.asyncProperty(inputs, (bytes) => survives(parseCsv, bytes)),
      { numRuns: Math.max(10_000, wanted) },
    );
  });

  it('PDF', { timeout: 36_000_000 }, async () => {
    const inputs = fc.oneof(
      { weight: 9, arbitrary: mutate(pdf, pdfPieces) },
      { weight: 1, arbitrary: fc.uint8Array({ maxLength: 400 }) },
    );
    const limits =
      wanted > 0 ? { numRuns: wanted } : { numRuns: 10_000, interruptAfterTimeLimit: 10_000 };
    // Vitest counts promises that fail with nobody waiting; that none ends the program is the fact here.
    const listeners = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection');
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(inputs, async (bytes) => {
        runs += 1;
        await survives(parsePdf, bytes);
      }),
      limits,
    );
    for (const listener of listeners) process.on('unhandledRejection', listener);
    expect(runs).toBeGreaterThan(100);
  });
});
