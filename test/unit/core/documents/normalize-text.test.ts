import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { loadDocument } from '../../../../src/core/documents/load-document.js';
import { normalizeText } from '../../../../src/core/documents/normalize-text.js';

/** An acute accent and a dot below, which NFC puts in the other order. */
const marks = '\u0301\u0323';

describe('Normalizing', () => {
  it('makes text NFC', () => {
    expect(normalizeText('fu\u0308r e\u0301te\u0301')).toBe('für été');
    expect(normalizeText(`a${marks}`)).toBe('\u1ea1\u0301');
    expect(normalizeText('')).toBe('');
  });

  it('is NFC wherever 30 marks or fewer stand in a row', () => {
    const letter = fc.constantFrom('a', 'ü', 'u\u0308', '가', ' ', '\n', '\u0301', '\u0323');
    fc.assert(
      fc.property(fc.string({ unit: letter, maxLength: 30 }), (text) => {
        expect(normalizeText(text)).toBe(text.normalize('NFC'));
      }),
    );
  });

  it('leaves a longer run of marks as it is, and normalizes the text around it', () => {
    const run = marks.repeat(16);
    expect(normalizeText(`u\u0308b${run}u\u0308c${run}`)).toBe(`üb${run}üc${run}`);
  });

  it('takes time linear in the marks: 24 MB of them are a document', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'beleg-marks-'));
    try {
      const absolutePath = join(folder, 'marks.txt');
      await writeFile(absolutePath, `Der Hund.\n\na${marks.repeat(6_000_000)}\n`);
      const { document, failures } = await loadDocument({ path: 'marks.txt', absolutePath });
      expect(failures).toEqual([]);
      expect(document?.text.length).toBeGreaterThan(12_000_000);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
