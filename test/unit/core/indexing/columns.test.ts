import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { neverYield } from '../../../../src/core/create-yielder.js';
import { ColumnError, ColumnReader, ColumnWriter } from '../../../../src/core/indexing/columns.js';
import {
  createMiniSearchIndex,
  loadMiniSearchIndex,
} from '../../../../src/core/indexing/minisearch-index.js';
import { buildPassage } from './build-passage.js';

describe('Columns', () => {
  it('give back every list of texts', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ minLength: 3_000, maxLength: 9_000 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(text), async (texts) => {
        const writer = new ColumnWriter();
        await writer.putTexts('names', texts, neverYield);
        expect(await new ColumnReader(writer.columns).getTexts('names', neverYield)).toEqual(texts);
      }),
    );
  });

  it('refuse a name that is taken', () => {
    const writer = new ColumnWriter();
    writer.putJson('a', 1);
    expect(() => writer.putJson('a', 2)).toThrow('the column a is there already');
  });

  it('of an index cannot be loaded with one of them missing', async () => {
    const index = createMiniSearchIndex();
    index.add([buildPassage({ id: 'a', text: 'Der Einsatz dauert an.' })]);
    const columns = (await index.save()) ?? expect.fail();
    for (const name of columns.keys()) {
      const fewer = new Map([...columns].filter(([other]) => other !== name));
      await expect(loadMiniSearchIndex(fewer), name).rejects.toThrow(ColumnError);
    }
  });

  it('with texts of other lengths are refused', async () => {
    const writer = new ColumnWriter();
    await writer.putTexts('names', ['Bündnis', 'Einsatz'], neverYield);
    const columns = new Map(writer.columns).set('names.lengths', Uint32Array.of(7, 8));
    await expect(new ColumnReader(columns).getTexts('names', neverYield)).rejects.toThrow(
      ColumnError,
    );
  });
});
