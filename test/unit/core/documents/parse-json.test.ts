import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  parseJson,
  parseJsonLines,
} from '../../../../src/core/documents/formats/json/parse-json.js';
import type { ParsedFile } from '../../../../src/core/documents/formats/parsed-file.js';
import { expectSound, expectSoundOrRefused } from '../../../support/expect-parsed.js';
import { outline } from '../../../support/outline.js';

const bytesOf = (text: string) => Buffer.from(text);
const parse = (value: unknown) => parseJson(bytesOf(JSON.stringify(value))) as ParsedFile;

describe('JSON', () => {
  it.each<[string, unknown, string[]]>([
    [
      'a list of records',
      [{ Land: 'Irak', Einsatz: 'NMI' }, { Land: 'Mali' }],
      ['Land: Irak · Einsatz: NMI', 'Land: Mali'],
    ],
    [
      'nested fields',
      { amt: { ort: 'Bonn', tel: ['1', 2] } },
      ['amt.ort: Bonn · amt.tel: 1 · amt.tel: 2'],
    ],
    ['the only list of an object', { rows: [{ a: true }, { a: false }] }, ['a: true', 'a: false']],
    ['texts alone', ['Ein Satz.', 'Noch\n einer.'], ['Ein Satz.', 'Noch einer.']],
    ['no empty values', [{ a: null, b: ' ', c: 0 }], ['c: 0']],
    ['nothing', [], []],
  ])('has %s', (_, value, rows) => {
    expect(outline(parse(value))).toEqual(rows.map((row) => `table-row: ${row}`));
  });

  it('is read line by line', async () => {
    const parsed = await parseJsonLines(bytesOf('{"a":"b"}\n\n{"a":"c"}\n'));
    expect(outline(parsed)).toEqual(['table-row: a: b', 'table-row: a: c']);
    expect(() => parseJsonLines(bytesOf('{"a":1}\n{'))).toThrow('line 2 is not valid JSON');
  });

  it('is refused where it is damaged or nested too deeply', () => {
    expect(() => parseJson(bytesOf('{"a":'))).toThrow('not valid JSON');
    expect(() => parseJson(bytesOf(`${'[['.repeat(500)}1${']]'.repeat(500)}`))).toThrow(
      'nested deeper',
    );
  });

  it('is sound whatever it holds, with every text in it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expectSound(parse(value));
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (word) => {
        const clean = word.replace(/[\s\p{C}]/gu, '').normalize('NFC');
        expect(parse([{ a: `x${clean}x` }]).text).toBe(`a: x${clean}x`);
      }),
    );
  });

  it('of any bytes is sound or refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), async (bytes) => {
        await expectSoundOrRefused(parseJson, bytes);
        await expectSoundOrRefused(parseJsonLines, bytes);
      }),
    );
  });
});

describe('a saved channel', () => {
  const saved = (messages: readonly unknown[], id = '1') => ({
    guild: { id, name: 'Verein' },
    channel: { id: '2', name: 'regeln' },
    messages,
  });
  const message = (content: string) => ({
    timestamp: '2024-05-02T14:30:00.1+02:00',
    content,
    author: { name: 'erika', nickname: 'Erika' },
  });

  it('has each message with its author and its time', () => {
    const parsed = parse(
      saved([message('Erste\nZeile **fett** @everyone'), message(''), { content: 1 }]),
    );
    expectSound(parsed);
    expect(outline(parsed)).toEqual([
      'paragraph: Erika, 2024-05-02 14:30\nErste\nZeile **fett** @everyone',
    ]);
    expect(parsed.metadata).toEqual({
      title: '#regeln',
      source: 'Verein',
      url: 'https://discord.com/channels/1/2',
    });
  });

  it('has no address made of other things than numbers', () => {
    expect(parse(saved([message('A')], '../x')).metadata?.url).toBeUndefined();
  });
});
