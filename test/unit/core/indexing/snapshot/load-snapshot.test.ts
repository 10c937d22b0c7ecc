import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createApp } from '../../../../../src/core/create-app.js';
import { loadSnapshot } from '../../../../../src/core/indexing/snapshot/load-snapshot.js';
import { saveSnapshot } from '../../../../../src/core/indexing/snapshot/save-snapshot.js';
import { createMiniSearchIndex } from '../../../../../src/core/indexing/minisearch-index.js';
import { CorpusIndex } from '../../../../../src/core/indexing/update/corpus-index.js';
import {
  loadCorpusIndex,
  saveCorpusIndex,
} from '../../../../../src/core/indexing/update/keep-corpus-index.js';
import { buildPassage } from '../build-passage.js';
import { computeFingerprint } from '../../../../../src/core/indexing/snapshot/compute-fingerprint.js';

let folder = '';
let path = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beleg-snapshot-'));
  path = join(folder, 'index.beleg');
});
afterEach(() => rm(folder, { recursive: true }));

const columns = new Map([['numbers', Uint32Array.of(1, 2, 3)]]);

describe('A snapshot', () => {
  it('gives back what was saved', async () => {
    const bytes = await saveSnapshot(path, 'this code', { files: ['a'] }, columns);
    expect(await loadSnapshot(path, 'this code')).toEqual({
      content: { files: ['a'] },
      columns,
      bytes,
    });
  });

  it('of another fingerprint is refused', async () => {
    await saveSnapshot(path, 'other code', {}, columns);
    await expect(loadSnapshot(path, 'this code')).rejects.toMatchObject({
      code: 'other-fingerprint',
    });
  });

  it.each([1, 2])('of format %d, as an earlier Beleg wrote it, is outdated', async (format) => {
    const frozen = new URL(
      `../../../../support/frozen/index-format-${format}.beleg`,
      import.meta.url,
    );
    await copyFile(frozen, path);
    const app = createApp({ corpusFolder: '/corpus', snapshotPath: path });
    expect(await app.load()).toBe(false);
    expect(await app.status()).toMatchObject({ documents: 0, snapshot: 'outdated' });
  });
});

describe('The content of a snapshot', () => {
  const corpusFolder = () => join(folder, 'corpus');
  const keep = async () => {
    await mkdir(corpusFolder());
    await writeFile(join(corpusFolder(), 'a.md'), '# Titel\n\nEin Satz steht hier.\n');
    const app = createApp({ corpusFolder: corpusFolder(), snapshotPath: path });
    await app.reindex();
    await app.close();
    return loadSnapshot(path, await computeFingerprint());
  };

  interface Content {
    files: [string, Record<string, unknown> & { source: Record<string, unknown> }][];
  }
  const change = (content: unknown, edit: (content: Content) => unknown): unknown => {
    const copy = structuredClone(content) as Content;
    return edit(copy) ?? copy;
  };

  it.each<[string, (content: Content) => unknown]>([
    ['is nothing', () => 'null'],
    ['has no manifest', (content) => ({ ...content, files: undefined })],
    [
      'has a file that is no entry',
      (content) => ({ ...content, files: [...content.files, ['b.md']] }),
    ],
    [
      'has an entry without failures',
      ({ files }) => void Reflect.deleteProperty(files[0]![1], 'failures'),
    ],
    ['has a hash that is none', ({ files }) => void (files[0]![1].sha256 = 'abc')],
    ['has a number for a title', ({ files }) => void (files[0]![1].source.title = 1)],
    ['has another number of passages', ({ files }) => void (files[0]![1].source.passages = 2)],
    ['lacks a file of the index', ({ files }) => void files.pop()],
    ['has a field that nobody knows', ({ files }) => void (files[0]![1].extra = 1)],
  ])('is damaged where it %s', async (_, edit) => {
    const { content, columns: saved } = await keep();
    await saveSnapshot(path, await computeFingerprint(), change(content, edit), saved);
    await expect(loadCorpusIndex(path, corpusFolder())).rejects.toMatchObject({ code: 'damaged' });
    const app = createApp({ corpusFolder: corpusFolder(), snapshotPath: path });
    expect(await app.load()).toBe(false);
    expect(await app.status()).toMatchObject({ snapshot: 'damaged' });
    await app.reindex();
    expect(await app.status()).toMatchObject({ documents: 1 });
    await app.close();
  });

  it('is taken as it was saved where nothing is wrong', async () => {
    const { content, columns: saved } = await keep();
    await saveSnapshot(path, await computeFingerprint(), content, saved);
    const { corpus, bytes } = await loadCorpusIndex(path, corpusFolder());
    expect([...corpus.files.keys()]).toEqual(['a.md']);
    expect(bytes).toBe((await readFile(path)).length);
  });

  it('has the calibration of the index, and none where it had none', async () => {
    const corpus = new CorpusIndex(createMiniSearchIndex());
    expect(await saveCorpusIndex(path, corpusFolder(), corpus)).toBeGreaterThan(0);
    expect((await loadCorpusIndex(path, corpusFolder())).corpus.calibration).toBeUndefined();
    const calibration = {
      thresholds: { sure: 0.6, closest: 0.4 },
      errorRate: 0.1,
      support: 'supported' as const,
      questions: 50,
      kept: 0.9,
      wrong: 0.05,
    };
    corpus.calibration = { calibration, code: 'this code', changeCount: 0 };
    await saveCorpusIndex(path, corpusFolder(), corpus);
    const { corpus: loaded } = await loadCorpusIndex(path, corpusFolder());
    expect(loaded.calibration).toEqual({
      calibration,
      code: 'this code',
      changeCount: loaded.changeCount,
    });
  });

  it('is not written while the index changes', async () => {
    const corpus = new CorpusIndex(createMiniSearchIndex());
    let written: Promise<number | undefined> | undefined;
    const file = { failures: [], characters: 0 };
    await corpus.put('a.md', [buildPassage({ id: 'a', text: 'Ja.' })], file, () => {
      written ??= saveCorpusIndex(path, corpusFolder(), corpus);
      return undefined;
    });
    expect(await written).toBeUndefined();
    await expect(loadCorpusIndex(path, corpusFolder())).rejects.toMatchObject({ code: 'missing' });
  });
});
