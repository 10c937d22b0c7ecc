import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import {
  type App,
  type IndexProgress,
  IndexUnavailableError,
  ReindexCancelledError,
} from '../../../src/core/app.js';
import { CorpusError } from '../../../src/core/documents/corpus-error.js';
import { createApp } from '../../../src/core/create-app.js';
import {
  type OpenIndexOptions,
  openIndexThread,
} from '../../../src/host/index-thread/open-index-thread.js';
import { mostWaiting } from '../../../src/host/index-thread/call-queue.js';
import { platformAt } from '../../support/platform-at.js';

const dogs = '# Hunde\n\n## Gebühr\n\nDie Steuer für einen Hund beträgt 90 Euro im Jahr.\n';
const fee = 'Wie hoch ist die Steuer für einen Hund?';
/** Threads run built code. */
const script = new URL('../../../dist/src/host/index-thread/serve-index.js', import.meta.url);

let parent = '';
let folder = '';
let app: App;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'beleg-worker-'));
  folder = join(parent, 'corpus');
  await rename(await mkdtemp(join(parent, 'corpus-')), folder);
  await writeFile(join(folder, 'dogs.md'), dogs);
  app = openIndexThread({ corpusFolder: folder, snapshotPath: join(parent, 'index'), script });
});
afterEach(async () => {
  await app.close();
  await rm(parent, { recursive: true });
});

describe('The core in a thread of its own', () => {
  it('answers as the core in this thread does', async () => {
    const here = createApp({ corpusFolder: folder, platform: platformAt(() => 0) });
    await here.reindex();
    expect(await app.load()).toBe(false);
    const report = await app.reindex();
    expect(report).toMatchObject({ documents: 1, added: 1, failures: [] });
    expect(app.lastReport()).toBe(report);

    const timeless = async (asked: App) => ({ ...(await asked.ask(fee)), tookMs: 0 });
    expect(await timeless(app)).toEqual(await timeless(here));
    expect(await app.sources()).toEqual(await here.sources());
    expect(await app.outline('dogs.md')).toEqual(await here.outline('dogs.md'));
    const id = (await app.ask(fee)).quotes[0]?.passage ?? '';
    expect(await app.passage(id)).toEqual(await here.passage(id));
    expect(await app.status()).toMatchObject({ documents: 1, passages: 1 });
  });

  it('tells how far it is', async () => {
    const steps: IndexProgress[] = [];
    await app.reindex({ onProgress: (step) => steps.push(step) });
    expect(steps.map(({ phase }) => phase)).toContain('loading');
    expect(steps.at(-1)).toMatchObject({ phase: 'indexing', done: 1, total: 1 });
  });

  it('throws what the core throws, as itself', async () => {
    await rename(folder, `${folder}-away`);
    const failure = app.reindex();
    await expect(failure).rejects.toThrow(CorpusError);
    await expect(failure).rejects.toMatchObject({ code: 'missing-folder', folder });
    await rename(`${folder}-away`, folder);
  });

  it('can be cancelled', async () => {
    for (let number = 0; number < 300; number += 1) {
      await writeFile(join(folder, `${number}.md`), `# Blatt ${number}\n\nText ${number}.\n`);
    }
    const running = app.reindex({ onProgress: ({ done }) => done === 1 && app.cancelReindex() });
    await expect(running).rejects.toThrow(ReindexCancelledError);
    expect((await app.status()).documents).toBe(0);
    expect(await app.reindex()).toMatchObject({ documents: 301 });
  });

  it('keeps its index from one start to the next', async () => {
    await app.reindex();
    await app.close();
    await rm(folder, { recursive: true });
    app = openIndexThread({ corpusFolder: folder, snapshotPath: join(parent, 'index'), script });
    const [loaded, answer] = await Promise.all([app.load(), app.ask(fee)]);
    expect(loaded).toBe(true);
    expect(answer.quotes[0]?.answer.text).toContain('90 Euro');
  });

  it('refuses what is asked after it was closed', async () => {
    await app.close();
    await expect(app.ask(fee)).rejects.toThrow(IndexUnavailableError);
    await app.close();
  });
});

describe('A question that ends the thread', () => {
  const restart = { firstPauseMs: 20, longestPauseMs: 40, stableMs: 60_000, mostLosses: 4 };
  const deadly = 'Wie tödlich ist das?';

  /** A thread that does this when it is asked the deadly question. */
  const hostile = (deed: string) =>
    new URL(
      `data:text/javascript,${encodeURIComponent(`
        import { parentPort } from 'node:worker_threads';
        await import(${JSON.stringify(script.href)});
        parentPort.on('message', ({ name, args }) => {
          if (name === 'ask' && args[0] === ${JSON.stringify(deadly)}) { ${deed} }
        });`)}`,
    );

  const open = async (deed: string, more: Partial<OpenIndexOptions> = {}) => {
    await app.close();
    const told: string[] = [];
    app = openIndexThread({
      corpusFolder: folder,
      script: hostile(deed),
      restart,
      onLost: (_, pauseMs) => told.push(`lost, back in ${pauseMs}`),
      onBack: () => told.push('back'),
      onGivenUp: () => told.push('given up'),
      ...more,
    });
    await app.reindex();
    return told;
  };

  it.each([
    ['with a snapshot', true],
    ['without one', false],
  ])('is asked once more, and takes no other question with it, %s', async (_, keep) => {
    const told = await open('process.exit(7);', {
      ...(keep ? { snapshotPath: join(parent, 'index') } : {}),
    });
    if (keep) {
      await vi.waitFor(async () => expect((await app.status()).snapshotBytes).toBeGreaterThan(0));
    }
    const others = Array.from({ length: 5 }, () => app.ask(fee));
    const bad = app.ask(deadly);
    const later = Array.from({ length: 5 }, () => app.ask(fee));
    await expect(bad).rejects.toMatchObject({ name: 'IndexUnavailableError', code: 'lost' });
    for (const answer of await Promise.all([...others, ...later])) {
      expect(answer.status).toBe('found');
    }
    await vi.waitFor(() => expect(told.at(-1)).toBe('back'), 10_000);
    expect(told.filter((line) => line !== 'back')).toEqual(['lost, back in 0', 'lost, back in 20']);
    expect(await app.status()).toMatchObject({ documents: 1, restarts: 2 });
  });

  it('pauses longer after each loss in a row, and ends with telling that it gives up', async () => {
    const told = await open('process.exit(7);');
    for (let time = 0; time < 2; time += 1) await app.ask(deadly).catch(() => undefined);
    await vi.waitFor(() => expect(told).toContain('given up'), 10_000);
    expect(told.filter((line) => line !== 'back')).toEqual([
      'lost, back in 0',
      'lost, back in 20',
      'lost, back in 40',
      'given up',
    ]);
    await expect(app.ask(fee)).rejects.toMatchObject({ code: 'lost' });
    await expect(app.reindex()).rejects.toMatchObject({ code: 'lost' });
    expect(await app.status()).toMatchObject({ documents: 0, unavailable: true });
  });

  it('or never ends is given up after its deadline, four times at once as well', async () => {
    const told = await open('for (;;);', { deadlineMs: 1_000 });
    const looping = Array.from({ length: 4 }, () => app.ask(deadly));
    for (const call of await Promise.allSettled(looping)) {
      expect(call).toMatchObject({ status: 'rejected', reason: { code: 'timeout' } });
    }
    // What is asked until the thread is replaced may wait too long; after that all is well.
    await vi.waitFor(async () => expect((await app.ask(fee)).status).toBe('found'), {
      timeout: 15_000,
      interval: 100,
    });
    expect(told).toEqual(['lost, back in 0', 'back']);
  });

  it('leaves a run that was under way unfinished, and says so', async () => {
    await open('process.exit(7);');
    for (let number = 0; number < 300; number += 1) {
      await writeFile(join(folder, `${number}.md`), `# Blatt ${number}\n\nText ${number}.\n`);
    }
    let asked = false;
    const running = app.reindex({
      onProgress: () => {
        if (!asked) void app.ask(deadly).catch(() => undefined);
        asked = true;
      },
    });
    await expect(running).rejects.toMatchObject({ code: 'lost' });
  });
});

describe('Many calls at once', () => {
  it('for the sources are one call', async () => {
    await app.reindex();
    const all = await Promise.all(Array.from({ length: 400 }, () => app.sources()));
    expect(new Set(all).size).toBe(1);
    expect(await app.sources()).not.toBe(all[0]);
  });

  it('are refused once too many wait', async () => {
    await app.reindex();
    const calls = Array.from({ length: mostWaiting + 100 }, () => app.ask(fee));
    const settled = await Promise.allSettled(calls);
    const refused = settled.filter(({ status }) => status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThanOrEqual(100);
    for (const call of refused) expect(call).toMatchObject({ reason: { code: 'busy' } });
  }, 60_000);
});
