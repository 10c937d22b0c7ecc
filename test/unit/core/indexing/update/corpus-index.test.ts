import { describe, expect, it } from 'vitest';

import { neverYield } from '../../../../../src/core/create-yielder.js';
import { createMiniSearchIndex } from '../../../../../src/core/indexing/minisearch-index.js';
import {
  CorpusIndex,
  type FileEntry,
} from '../../../../../src/core/indexing/update/corpus-index.js';
import { buildPassage } from '../build-passage.js';

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

describe('The change count of a corpus index', () => {
  const passages = (...ids: readonly string[]) =>
    ids.map((id) => buildPassage({ id, document: 'a.md', text: `Der Hafen ${id}.` }));

  it('grows by one at least for each passage that comes or goes and each entry that is set', async () => {
    const corpus = new CorpusIndex(createMiniSearchIndex());
    let before = corpus.changeCount;
    const grown = () => {
      const by = corpus.changeCount - before;
      before = corpus.changeCount;
      return by;
    };
    await corpus.put('a.md', passages('a', 'b', 'c', 'd'), entry('1'), neverYield);
    const added = grown();
    expect(added).toBeGreaterThanOrEqual(5);
    await corpus.put('a.md', passages('a', 'b', 'c', 'd'), entry('1'), neverYield);
    const same = grown();
    expect(same).toBe(added - 4);
    await corpus.put('a.md', passages('a', 'b', 'c', 'e'), entry('2'), neverYield);
    expect(grown()).toBe(same + 2);
    await corpus.put('a.md', passages('a'), entry('3'), neverYield);
    expect(grown()).toBe(same + 3);
    corpus.setFile('a.md', entry('4'));
    expect(grown()).toBe(1);
    await corpus.put('a.md', passages('a', 'b'), entry('3'), neverYield);
    grown();
    await corpus.remove('a.md', neverYield);
    expect(grown()).toBe(3);
  });

  it('is not told from a change under way, which is over when it has failed as well', async () => {
    const corpus = new CorpusIndex(createMiniSearchIndex());
    const under: boolean[] = [];
    const look = () => {
      under.push(corpus.isChanging);
      return undefined;
    };
    await corpus.put('a.md', passages('a'), entry('1'), look);
    await corpus.remove('a.md', look);
    expect(under).not.toContain(false);
    expect(under.length).toBeGreaterThan(1);
    expect(corpus.isChanging).toBe(false);
    const stop = () => Promise.reject(new Error('stop'));
    await expect(corpus.put('a.md', passages('a'), entry('1'), stop)).rejects.toThrow('stop');
    expect(corpus.isChanging).toBe(false);
  });
});

describe('The documents of a corpus index', () => {
  const titled = (document: string, title: string): FileEntry => ({
    ...entry('1'),
    source: { document, title, passages: 0, headings: [] },
  });

  it('are in the order of their titles and then of their paths, and follow every change', async () => {
    const corpus = new CorpusIndex(createMiniSearchIndex(), [
      ['z.md', titled('z.md', 'Ärzte')],
      ['b.md', titled('b.md', 'Zeiten')],
      ['a.md', titled('a.md', 'Zeiten')],
      ['broken.md', entry('2')],
    ]);
    const paths = () => corpus.sources.map(({ document }) => document);
    expect(paths()).toEqual(['z.md', 'a.md', 'b.md']);
    expect(corpus.sources).toBe(corpus.sources);
    corpus.setFile('a.md', titled('a.md', 'Anträge'));
    expect(paths()).toEqual(['a.md', 'z.md', 'b.md']);
    await corpus.remove('z.md', neverYield);
    expect(paths()).toEqual(['a.md', 'b.md']);
  });
});
