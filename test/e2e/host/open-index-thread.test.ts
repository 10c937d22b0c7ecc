import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { type App, type IndexProgress, ReindexCancelledError } from '../../../src/core/app.js';
import { CorpusError } from '../../../src/core/documents/corpus-error.js';
import { createApp } from '../../../src/core/create-app.js';
import {
  openIndexThread,
  IndexUnavailableError,
} from '../../../src/host/index-thread/open-index-thread.js';

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
    const here = createApp({ corpusFolder: folder, now: () => 0 });
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

  /** Ends the first thread that runs it, a moment after its start. */
  const mortal = () => {
    const marker = JSON.stringify(join(parent, 'marker'));
    const code = `
      import { existsSync, writeFileSync } from 'node:fs';
      await import(${JSON.stringify(script.href)});
      if (!existsSync(${marker})) {
        writeFileSync(${marker}, '');
        setTimeout(() => process.exit(7), 700);
      }`;
    return new URL(`data:text/javascript,${encodeURIComponent(code)}`);
  };

  it.each([
    ['with a snapshot', true],
    ['without one', false],
  ])('goes on in another thread when one is lost, %s', async (_, keep) => {
    await app.close();
    const lost: Error[] = [];
    app = openIndexThread({
      corpusFolder: folder,
      ...(keep ? { snapshotPath: join(parent, 'index') } : {}),
      script: mortal(),
      shortestLifeMs: 0,
      onLost: (error) => lost.push(error),
    });
    await app.reindex();
    const until = Date.now() + 10_000;
    while (lost.length === 0 && Date.now() < until) {
      expect((await app.ask(fee)).status).toBe('found');
    }
    expect(lost).toHaveLength(1);
    expect((await app.ask(fee)).status).toBe('found');
  });

  it('says so when the thread is lost at once', async () => {
    await app.close();
    app = openIndexThread({ corpusFolder: folder, script: mortal() });
    await app.reindex();
    await expect(
      (async () => {
        for (;;) await app.ask(fee);
      })(),
    ).rejects.toThrow(IndexUnavailableError);
    await expect(app.reindex()).rejects.toThrow(IndexUnavailableError);
  });
});
