import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decodeText, toCanonicalText } from '../../../../src/core/documents/decode-text.js';

const bytes = (...values: number[]) => Uint8Array.from(values);
const utf8 = (text: string) => Buffer.from(text, 'utf8');
const utf16le = (text: string) => Buffer.from(text, 'utf16le');

describe('decodeText', () => {
  it.each<[string, Uint8Array, string, string]>([
    ['UTF-8', utf8('Über 35 Soldatinnen – „heute“'), 'utf-8', 'Über 35 Soldatinnen – „heute“'],
    ['plain ASCII', utf8('NATO'), 'utf-8', 'NATO'],
    ['nothing', bytes(), 'utf-8', ''],
    ['UTF-8 with a byte order mark', utf8('\ufeffÄpfel'), 'utf-8', 'Äpfel'],
    ['UTF-16 little endian', utf16le('\ufeffÄ😀\r\nb'), 'utf-16le', 'Ä😀\nb'],
    ['UTF-16 big endian', utf16le('\ufeffÄ😀\r\nb').swap16(), 'utf-16be', 'Ä😀\nb'],
    [
      'Windows-1252',
      bytes(0xe4, 0xf6, 0xfc, 0xdf, 0x80, 0x84, 0x93, 0x96, 0x20, 0x85),
      'windows-1252',
      'äöüß€„“– …',
    ],
    ['Windows line ends', utf8('a\r\nb\r\n'), 'utf-8', 'a\nb\n'],
    ['old Macintosh line ends', utf8('a\rb\r\rc'), 'utf-8', 'a\nb\n\nc'],
    ['mixed line ends', utf8('a\r\n\rb\n\rc'), 'utf-8', 'a\n\nb\n\nc'],
    ['decomposed umlauts', utf8('Ma\u0308dchen'), 'utf-8', 'Mädchen'],
    ['a stray form feed', utf8('Seite 1\fSeite 2'), 'utf-8', 'Seite 1\fSeite 2'],
    ['astral characters', utf8('𝔘𝔫𝔦 👩‍👩‍👧'), 'utf-8', '𝔘𝔫𝔦 👩‍👩‍👧'],
  ])('reads %s', (_, input, encoding, text) => {
    expect(decodeText(input)).toEqual({ ok: true, text, encoding });
  });

  it.each<[string, Uint8Array, string, RegExp]>([
    ['a NUL byte', utf8('ab\0cd'), 'binary', /NUL byte at offset 2/],
    ['a NUL after a byte order mark', utf8(`\ufeff${'a'.repeat(99)}\0`), 'binary', /NUL/],
    ['a NUL in UTF-16', utf16le(`\ufeff${'a'.repeat(99)}\0`), 'binary', /NUL/],
    ['control characters', bytes(1, 2, 3, 0x61, 0x62), 'binary', /3 control characters/],
    [
      'a byte that Windows-1252 leaves undefined',
      bytes(0x61, 0x81),
      'undecodable',
      /0x81 at offset 1/,
    ],
    ['half a code unit of UTF-16', bytes(0xff, 0xfe, 0x41), 'undecodable', /UTF-16LE/],
    ['a lone surrogate in UTF-16', bytes(0xff, 0xfe, 0x00, 0xd8), 'undecodable', /UTF-16LE/],
    ['broken UTF-8 behind its mark', bytes(0xef, 0xbb, 0xbf, 0xff), 'undecodable', /UTF-8/],
    [
      'UTF-8 with one broken byte',
      Buffer.concat([utf8('für größere Übungen '), bytes(0xe4), utf8(' später')]),
      'undecodable',
      /UTF-8/,
    ],
    ['a PNG', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0), 'binary', /NUL/],
  ])('refuses %s', (_, input, code, detail) => {
    const decoded = decodeText(input);
    expect(decoded).toMatchObject({ ok: false, code });
    expect(decoded.ok ? '' : decoded.detail).toMatch(detail);
  });

  it('gives text that is canonical already, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (input) => {
        const decoded = decodeText(input);
        if (decoded.ok) expect(toCanonicalText(decoded.text)).toBe(decoded.text);
      }),
    );
  });

  it('reads every text alike from UTF-8 and UTF-16', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const marked = decodeText(utf16le(`\ufeff${text}`));
        expect(marked).toMatchObject({ ok: true, text: toCanonicalText(text) });
        const plain = decodeText(utf8(`\ufeff${text}`));
        expect(plain).toMatchObject({ ok: true, text: toCanonicalText(text) });
      }),
    );
  });
});
