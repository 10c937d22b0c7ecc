import fc from 'fast-check';
import { expect, it } from 'vitest';

import { parsePdf } from '../../src/core/documents/formats/pdf/parse-pdf.js';
import { buildPdf } from '../support/build-pdf.js';
import { damageFile, fuzzRuns } from '../support/damage-file.js';
import { expectSurvived } from '../support/expect-survived.js';

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
const pieces = [
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

it('a damaged PDF is read or named', { timeout: 36_000_000 }, async () => {
  const inputs = fc.oneof(
    { weight: 9, arbitrary: damageFile(pdf, pieces) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 400 }) },
  );
  // Vitest counts promises that fail with nobody waiting; that none ends the program is the fact here.
  const listeners = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(inputs, async (bytes) => {
      runs += 1;
      await expectSurvived(parsePdf, bytes);
    }),
    { numRuns: fuzzRuns },
  );
  for (const listener of listeners) process.on('unhandledRejection', listener);
  expect(runs).toBe(fuzzRuns);
});
