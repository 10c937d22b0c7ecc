import { describe, expect, it } from 'vitest';

import { neverYield } from '../../../../../src/core/create-yielder.js';
import { createMiniSearchIndex } from '../../../../../src/core/indexing/minisearch-index.js';
import {
  type ApplyOptions,
  applyChanges,
} from '../../../../../src/core/indexing/update/apply-changes.js';
import {
  CorpusIndex,
  type FileEntry,
} from '../../../../../src/core/indexing/update/corpus-index.js';
import {
  countChanges,
  describeFilesAfter,
} from '../../../../../src/core/indexing/update/describe-changes.js';
import type { Changes } from '../../../../../src/core/indexing/update/find-changes.js';
import { buildPassage } from '../build-passage.js';
import { readFigures } from '../model.js';

const passagesOf = (document: string, count: number, word = 'Hafen') =>
  Array.from({ length: count }, (_, at) =>
    buildPassage({ id: `${document}-${word}-${at}`, document, text: `Der ${word} Nummer ${at}.` }),
  );
const sourceOf = (document: string, passages: number) => ({
  document,
  title: document,
  passages,
  headings: [],
});
const entryOf = (document: string, passages: number, sha256 = document): FileEntry => ({
  source: sourceOf(document, passages),
  failures: [],
  characters: 0,
  sha256,
});
const changedFile = (path: string, count: number, word: string): Changes['changed'][number] => ({
  path,
  stamp: `stamp of ${word}`,
  file: {
    source: sourceOf(path, count),
    passages: passagesOf(path, count, word),
    failures: [],
    sha256: word,
  },
});

/** A corpus of ten documents with four passages each. */
async function buildCorpus(): Promise<CorpusIndex> {
  const corpus = new CorpusIndex(createMiniSearchIndex());
  for (let at = 0; at < 10; at += 1) {
    const path = `${at}.md`;
    await corpus.put(path, passagesOf(path, 4), entryOf(path, 4), neverYield);
  }
  return corpus;
}

const nothing: Changes = { changed: [], restamped: [], removed: [] };
const apply = (
  corpus: CorpusIndex,
  changes: Partial<Changes>,
  options: Partial<ApplyOptions> = {},
) =>
  applyChanges(
    corpus,
    { ...nothing, ...changes },
    {
      rebuild: false,
      synonyms: [],
      onProgress: () => undefined,
      checkCancelled: () => undefined,
      ...options,
    },
  );

describe('Changes to a corpus', () => {
  it('are made in place where they touch a quarter of its passages at most', async () => {
    const corpus = await buildCorpus();
    const few = [changedFile('0.md', 1, 'Turm'), changedFile('new.md', 5, 'Turm')];
    expect(await apply(corpus, { changed: few })).toBe(corpus);
    const other = await buildCorpus();
    const more = [...few, changedFile('newer.md', 1, 'Turm')];
    expect(await apply(other, { changed: more })).not.toBe(other);
  });

  it('count the passages that go as well', async () => {
    const corpus = await buildCorpus();
    expect(await apply(corpus, { removed: ['0.md', '1.md'] })).toBe(corpus);
    const other = await buildCorpus();
    expect(await apply(other, { removed: ['0.md', '1.md', '2.md'] })).not.toBe(other);
  });

  const changes: Changes = {
    changed: [changedFile('0.md', 1, 'Turm'), changedFile('new.md', 1, 'Brunnen')],
    removed: ['9.md'],
    restamped: [['5.md', { ...entryOf('5.md', 4), stamp: 'new' }]],
  };
  const synonyms = [{ from: 'Turm', to: ['Leuchtturm'] }];

  it('give the same index, made in place or built anew', async () => {
    const corpus = await buildCorpus();
    const inPlace = await apply(corpus, changes, { synonyms });
    const original = await buildCorpus();
    const anew = await apply(original, changes, { synonyms, rebuild: true });
    expect(inPlace).toBe(corpus);
    expect(anew).not.toBe(original);
    for (const result of [inPlace, anew]) {
      expect([...result.files.keys()].sort()).toEqual([
        ...['0.md', '1.md', '2.md', '3.md', '4.md', '5.md', '6.md', '7.md', '8.md', 'new.md'],
      ]);
      expect(result.files.get('5.md')?.stamp).toBe('new');
      expect(result.files.get('0.md')).toMatchObject({ sha256: 'Turm', stamp: 'stamp of Turm' });
      expect(result.passagesOf('0.md').map(({ text }) => text)).toEqual(['Der Turm Nummer 0.']);
      expect(result.passagesOf('9.md')).toEqual([]);
      expect(result.index.synonyms).toEqual(synonyms);
    }
    expect(readFigures(anew.index)).toEqual(readFigures(inPlace.index));
    expect(anew.version).toBe(inPlace.version);
    // The index that was served meanwhile is as it was.
    expect(readFigures(original.index)).toEqual(readFigures((await buildCorpus()).index));
  });

  it.each([false, true])('tell how far they are, built anew: %s', async (rebuild) => {
    const steps: (readonly number[])[] = [];
    await apply(await buildCorpus(), changes, {
      rebuild,
      onProgress: (...step) => steps.push(step),
    });
    const total = rebuild ? 10 : 2;
    expect(steps[0]).toEqual([0, total, 0]);
    expect(steps.at(-1)).toEqual([total, total, rebuild ? 34 : 2]);
    expect(steps.map(([done]) => done)).toEqual(Array.from({ length: total + 1 }, (_, at) => at));
    const passages = steps.map(([, , count]) => count ?? 0);
    expect(passages).toEqual([...passages].sort((a, b) => a - b));
  });
});

describe('The changes between two states of a corpus', () => {
  const filesOf = (files: Readonly<Record<string, string>>) =>
    new Map(Object.entries(files).map(([path, sha256]) => [path, entryOf(path, 1, sha256)]));
  const count = (
    before: Readonly<Record<string, string>>,
    after: Readonly<Record<string, string>>,
  ) => countChanges(filesOf(before), filesOf(after));

  it('are documents that were added, changed, removed or renamed, each counted once', () => {
    expect(count({ a: '1', b: '2', c: '3', d: '4' }, { a: '1', b: '5', e: '3', f: '6' })).toEqual({
      added: 1,
      changed: 1,
      removed: 1,
      renamed: 1,
    });
    expect(count({ a: '1' }, { a: '1' })).toEqual({ added: 0, changed: 0, removed: 0, renamed: 0 });
  });

  it('rename as many copies as there were', () => {
    const renamed = { changed: 0, renamed: 2 };
    expect(count({ a: '1', b: '1' }, { c: '1', d: '1', e: '1' })).toEqual({
      ...renamed,
      added: 1,
      removed: 0,
    });
    expect(count({ a: '1', b: '1', c: '1' }, { d: '1', e: '1' })).toEqual({
      ...renamed,
      added: 0,
      removed: 1,
    });
  });

  it('count a document that cannot be used any more as removed', () => {
    const broken = describeFilesAfter(filesOf({ a: '1' }), {
      ...nothing,
      changed: [
        {
          path: 'a',
          stamp: undefined,
          file: { source: undefined, passages: [], failures: [], sha256: '2' },
        },
      ],
    });
    expect(countChanges(filesOf({ a: '1' }), broken)).toMatchObject({ changed: 0, removed: 1 });
    expect(countChanges(broken, filesOf({ a: '1' }))).toMatchObject({ changed: 0, added: 1 });
  });
});
