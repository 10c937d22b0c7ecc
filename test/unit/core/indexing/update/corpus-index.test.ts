import { describe, expect, it } from 'vitest';

import { neverYield } from '../../../../../src/core/create-yielder.js';
import { createMiniSearchIndex } from '../../../../../src/core/indexing/minisearch-index.js';
import {
  CorpusIndex,
  type FileEntry,
} from '../../../../../src/core/indexing/update/corpus-index.js';

const entry = (digit: string): FileEntry => ({
  sha256: digit.repeat(64),
  failures: [],
  characters: 0,
});

describe('The version of a corpus index', () => {
  it('follows every file that is put, set or removed', async () => {
    const corpus = new CorpusIndex(createMiniSearchIndex(), [['a.md', entry('1')]]);
    const first = corpus.version;
    await corpus.put('b.md', [], entry('2'), neverYield);
    const second = corpus.version;
    expect(second).not.toBe(first);
    corpus.setFile('b.md', entry('3'));
    expect([first, second]).not.toContain(corpus.version);
    await corpus.remove('b.md', neverYield);
    expect(corpus.version).toBe(first);
  });
});
