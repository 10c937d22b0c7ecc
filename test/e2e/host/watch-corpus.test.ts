import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { type CorpusWatch, watchCorpus } from '../../../src/host/watch-corpus.js';

let parent = '';
let folder = '';
let runs = 0;
let watch: CorpusWatch;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'beleg-watch-'));
  folder = join(parent, 'corpus');
  await mkdir(folder);
  await writeFile(join(folder, 'a.md'), 'eins');
  runs = 0;
});
afterEach(async () => {
  await watch.close();
  await rm(parent, { recursive: true });
});

const open = async (onChange = () => Promise.resolve()) => {
  watch = watchCorpus(folder, {
    onChange: () => {
      runs += 1;
      return onChange();
    },
    quietMs: 80,
    lookMs: 50,
  });
  await watch.ready;
};
const untilRuns = (count: number) => vi.waitFor(() => expect(runs).toBe(count), 5_000);
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('A watched folder', () => {
  it('is silent as long as nothing happens', async () => {
    await open();
    await pause(300);
    expect(runs).toBe(0);
  });

  it('tells once of many changes', async () => {
    await open();
    for (let number = 0; number < 30; number += 1) {
      await writeFile(join(folder, `${number}.md`), 'Text');
    }
    await untilRuns(1);
    await pause(300);
    expect(runs).toBe(1);
  });

  it('tells of a file that an editor replaces, and of one in a new folder', async () => {
    await open();
    await writeFile(join(folder, '.a.md.swp'), 'zwei');
    await rename(join(folder, '.a.md.swp'), join(folder, 'a.md'));
    await untilRuns(1);
    await mkdir(join(folder, 'neu'));
    await writeFile(join(folder, 'neu', 'b.md'), 'Text');
    await untilRuns(2);
    await writeFile(join(folder, 'neu', 'b.md'), 'anderer Text');
    await untilRuns(3);
  });

  it('may vanish and come back', async () => {
    await open();
    await rename(folder, `${folder}-away`);
    await vi.waitFor(() => expect(runs).toBeGreaterThan(0), 5_000);
    await pause(300);
    const before = runs;
    await rename(`${folder}-away`, folder);
    await untilRuns(before + 1);
    await pause(300);
    await writeFile(join(folder, 'a.md'), 'drei');
    await untilRuns(before + 2);
  });

  it('need not be there at first', async () => {
    await rm(folder, { recursive: true });
    await open();
    await mkdir(folder);
    await untilRuns(1);
  });

  it('is told of a change during a run after it, never twice at a time', async () => {
    let underWay = 0;
    await open(async () => {
      underWay += 1;
      expect(underWay).toBe(1);
      await pause(400);
      underWay -= 1;
    });
    await writeFile(join(folder, 'a.md'), 'zwei');
    await untilRuns(1);
    await writeFile(join(folder, 'a.md'), 'drei');
    await untilRuns(2);
  });

  it('goes on after a run that failed', async () => {
    const errors: unknown[] = [];
    watch = watchCorpus(folder, {
      onChange: () => {
        runs += 1;
        return Promise.reject(new Error('no'));
      },
      onError: (error) => errors.push(error),
      quietMs: 50,
    });
    await watch.ready;
    await writeFile(join(folder, 'a.md'), 'zwei');
    await untilRuns(1);
    await writeFile(join(folder, 'a.md'), 'drei');
    await untilRuns(2);
    expect(errors.length).toBeGreaterThan(0);
  });
});
