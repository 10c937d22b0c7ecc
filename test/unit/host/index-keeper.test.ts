import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { type App, IndexUnavailableError } from '../../../src/core/app.js';
import { CorpusError } from '../../../src/core/documents/corpus-error.js';
import { createApp } from '../../../src/core/create-app.js';
import { createIndexKeeper, type IndexKeeper } from '../../../src/host/create-index-keeper.js';
import { createLogger } from '../../../src/logger.js';
import { createFakeApp, emptyReport } from '../../support/fake-app.js';
import { createMemoryTerminal } from '../terminal/memory-terminal.js';

let folder = '';
let keeper: IndexKeeper | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beleg-keeper-'));
  await writeFile(join(folder, 'a.md'), '# Hund\n\nDie Steuer beträgt 90 Euro.\n');
});
afterEach(async () => {
  await keeper?.stop();
  await rm(folder, { recursive: true, force: true });
});

const keep = (app: App, watch = false) => {
  const terminal = createMemoryTerminal('', { language: 'en' });
  const logger = createLogger('silent');
  keeper = createIndexKeeper(app, { corpusFolder: folder, watch }, { terminal, logger });
  return { keeper, terminal };
};

describe('An index keeper', () => {
  it('builds an index where none was saved, and tells what it has', async () => {
    const app = createApp({ corpusFolder: folder });
    const { keeper: kept, terminal } = keep(app);
    await kept.start();
    expect(await app.status()).toMatchObject({ documents: 1 });
    expect(terminal.warned()).toBe('');
    expect(terminal.written()).toMatch(/^Indexed 1 document/);
  });

  it('answers from the saved index at once, and catches up behind it', async () => {
    let finish: () => void = () => undefined;
    const running = new Promise<void>((resolve) => (finish = resolve));
    const app: App = {
      ...createFakeApp({ reindex: () => running.then(() => ({ ...emptyReport, changed: 1 })) }),
      load: () => Promise.resolve(true),
    };
    const { keeper: kept, terminal } = keep(app);
    await kept.start();
    expect(terminal.written()).not.toContain('Indexed');
    finish();
    await vi.waitFor(() => expect(terminal.written()).toContain('Indexed'));
  });

  it('sees a file that changes while the folder is read for the first time', async () => {
    const app = createApp({ corpusFolder: folder });
    let reads = 0;
    const slow: App = {
      ...app,
      reindex: async (options) => {
        const report = await app.reindex(options);
        reads += 1;
        if (reads === 1) await writeFile(join(folder, 'b.md'), '# Katze\n\nDie Katze ist frei.\n');
        return report;
      },
    };
    await keep(slow, true).keeper.start();
    await vi.waitFor(async () => expect((await app.status()).documents).toBe(2), 10_000);
  });

  it('says in one sentence that the folder is not there', async () => {
    await rm(folder, { recursive: true });
    const { keeper: kept, terminal } = keep(createApp({ corpusFolder: folder }));
    await expect(kept.start()).rejects.toThrow(CorpusError);
    expect(terminal.written() + terminal.warned()).toBe('');
  });

  it.each([
    ['the folder turned into a file', 'not-a-folder', new CorpusError('not-a-folder', 'docs')],
    ['the thread was lost', 'lost', new IndexUnavailableError('lost')],
  ])('goes on when an update fails because %s', async (_, __, error) => {
    let fails = false;
    const app = createFakeApp({
      reindex: () => (fails ? Promise.reject(error) : Promise.resolve(emptyReport)),
    });
    const { keeper: kept, terminal } = keep(app);
    await kept.start();
    fails = true;
    await kept.update();
    expect(terminal.warned()).toMatch(/\S/);
    fails = false;
    await kept.update();
  });
});
