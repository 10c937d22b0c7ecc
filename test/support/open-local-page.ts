import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { pino } from 'pino';

import { createApp } from '../../src/core/create-app.js';
import { startLocalPage } from '../../src/local-page/start-local-page.js';
import { openPassingStore } from '../../src/host/open-store.js';

const corpus = join(import.meta.dirname, '../../corpus');

/** Beleg on a page, with a copy of the corpus that comes with it. */
export async function openLocalPage() {
  const folder = await mkdtemp(join(tmpdir(), 'beleg-page-'));
  await cp(corpus, folder, { recursive: true });
  const app = createApp({ corpusFolder: folder });
  await app.reindex();
  const logger = pino({ level: 'silent' });
  const settings = { dataFolder: folder, retentionDays: 180, storeQuestions: 'all' } as const;
  const store = await openPassingStore({ ...settings, defaultLanguage: 'de' }, logger);
  const preview = await startLocalPage({
    app,
    corpusFolder: folder,
    defaultLanguage: 'de',
    store,
    logger,
  });
  return {
    folder,
    address: preview.address,
    close: async () => {
      await preview.stop();
      store.close();
      await app.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
