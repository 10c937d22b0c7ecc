import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ColumnError, ColumnReader, ColumnWriter } from '../../../../src/core/indexing/columns.js';
import {
  createMiniSearchIndex,
  loadMiniSearchIndex,
} from '../../../../src/core/indexing/minisearch-index.js';
import { buildPassage } from './build-passage.js';

describe('Columns', () => {
  it('give back every list of texts', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ minLength: 3_000, maxLength: 9_000 }),
    );
    fc.assert(
      fc.property(fc.array(text), (texts) => {
        const writer = new ColumnWriter();
        writer.putTexts('names', texts);
        expect(new ColumnReader(writer.columns).getTexts('names')).toEqual(texts);
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
    const columns = await index.save();
    for (const name of columns.keys()) {
      const fewer = new Map([...columns].filter(([other]) => other !== name));
      expect(() => loadMiniSearchIndex(fewer), name).toThrow(ColumnError);
    }
  });

  it('with texts of other lengths are refused', () => {
    const writer = new ColumnWriter();
    writer.putTexts('names', ['Bündnis', 'Einsatz']);
    const columns = new Map(writer.columns).set('names.lengths', Uint32Array.of(7, 8));
    expect(() => new ColumnReader(columns).getTexts('names')).toThrow(ColumnError);
  });
});
