import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Calibration } from '../../../../../src/core/calibration.js';
import { neverYield } from '../../../../../src/core/create-yielder.js';
import { createMiniSearchIndex } from '../../../../../src/core/indexing/minisearch-index.js';
import { CorpusIndex } from '../../../../../src/core/indexing/update/corpus-index.js';
import { SnapshotKeeper } from '../../../../../src/core/indexing/update/snapshot-keeper.js';
import { systemClock } from '../../../../../src/core/platform/clock.js';
import { nodeFileSystem } from '../../../../../src/core/platform/file-system.js';
import { buildPassage } from '../build-passage.js';

let folder = '';
let path = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beleg-keeper-'));
  path = join(folder, 'index.beleg');
});
afterEach(() => rm(folder, { recursive: true }));

const entryOf = (document: string, passages: number) => ({
  source: { document, title: document, passages, headings: [] },
  failures: [],
  characters: 0,
});

/** A keeper that counts how often it writes, and the index of a document with a hundred passages. */
async function open() {
  const state = { writes: 0, fails: false };
  const fileSystem = {
    ...nodeFileSystem,
    rename: async (from: string, to: string) => {
      state.writes += 1;
      if (state.fails) throw new Error('the disk is full');
      await nodeFileSystem.rename(from, to);
    },
  };
  const keeper = new SnapshotKeeper(path, folder, { clock: systemClock, fileSystem });
  const corpus = new CorpusIndex(createMiniSearchIndex());
  const passages = Array.from({ length: 100 }, (_, at) =>
    buildPassage({ id: `p${at}`, document: 'a.md', text: 'Es regnet.' }),
  );
  await corpus.put('a.md', passages, entryOf('a.md', 100), neverYield);
  return { state, keeper, corpus };
}

describe('The snapshot of an index', () => {
  it('is written first, and again once the index has changed by more than a fiftieth', async () => {
    const { state, keeper, corpus } = await open();
    await keeper.saveIfDue(corpus);
    await keeper.saveIfDue(corpus);
    corpus.setFile('a.md', entryOf('a.md', 100));
    corpus.setFile('a.md', entryOf('a.md', 100));
    await keeper.saveIfDue(corpus);
    expect(state.writes).toBe(1);
    corpus.setFile('a.md', entryOf('a.md', 100));
    await keeper.saveIfDue(corpus);
    expect(state.writes).toBe(2);
  });

  it('is written for another index and for another calibration', async () => {
    const { state, keeper, corpus } = await open();
    await keeper.saveIfDue(corpus);
    const calibration: Calibration = {
      thresholds: { sure: 0.6, closest: 0.4 },
      errorRate: 0.1,
      support: 'supported',
      questions: 50,
      kept: 0.9,
      wrong: 0.05,
    };
    corpus.calibration = { calibration, code: 'this code', changeCount: corpus.changeCount };
    await keeper.saveIfDue(corpus);
    expect(state.writes).toBe(2);
    await keeper.saveIfDue(new CorpusIndex(createMiniSearchIndex()));
    expect(state.writes).toBe(3);
  });

  it('is not written again where it has just been loaded', async () => {
    const first = await open();
    await first.keeper.saveIfDue(first.corpus);
    const { state, keeper } = await open();
    const loaded = (await keeper.load()) ?? expect.fail();
    expect(keeper.status).toEqual(first.keeper.status);
    expect(keeper.status).toMatchObject({ snapshot: 'kept' });
    await keeper.saveIfDue(loaded);
    expect(state.writes).toBe(0);
  });

  it('is tried again after it could not be written', async () => {
    const { state, keeper, corpus } = await open();
    state.fails = true;
    await keeper.saveIfDue(corpus);
    expect(keeper.status).toEqual({ snapshot: 'not-written' });
    state.fails = false;
    await keeper.saveIfDue(corpus);
    expect(keeper.status).toMatchObject({ snapshot: 'kept' });
    expect(state.writes).toBe(2);
  });

  it('is not written while the index changes, and nothing is said to be kept', async () => {
    const { state, keeper, corpus } = await open();
    let saved: Promise<void> | undefined;
    await corpus.remove('a.md', () => undefined);
    const passages = [buildPassage({ id: 'b', document: 'b.md', text: 'Ja.' })];
    await corpus.put('b.md', passages, entryOf('b.md', 1), () => {
      saved ??= keeper.saveIfDue(corpus);
      return undefined;
    });
    await saved;
    expect(state.writes).toBe(0);
    expect(keeper.status).toEqual({ snapshot: 'none' });
  });

  it.each([
    ['none', undefined],
    ['damaged', 'This is no snapshot of an index.'],
    ['outdated', `BELEG000${'\0'.repeat(8)}`],
  ])('is %s where it cannot be used', async (snapshot, content) => {
    if (content !== undefined) await writeFile(path, content);
    const { keeper } = await open();
    expect(await keeper.load()).toBeUndefined();
    expect(keeper.status).toEqual({ snapshot });
  });

  it('is none where no path is set', async () => {
    const { corpus } = await open();
    const keeper = new SnapshotKeeper(undefined, folder);
    await keeper.saveIfDue(corpus);
    expect(await keeper.load()).toBeUndefined();
    expect(keeper.status).toEqual({ snapshot: 'none' });
  });
});
