import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { pino } from 'pino';

import { createApp } from '../../src/create-app.js';
import { startPreview } from '../../src/delivery/preview/start-preview.js';

const corpus = join(import.meta.dirname, '../../corpus');

/** Beleg on a page, with a copy of the corpus that comes with it. */
export async function openPreview() {
  const folder = await mkdtemp(join(tmpdir(), 'beleg-page-'));
  await cp(corpus, folder, { recursive: true });
  const app = createApp({ corpusFolder: folder });
  await app.reindex();
  const preview = await startPreview({
    app,
    corpusFolder: folder,
    defaultLanguage: 'de',
    logger: pino({ level: 'silent' }),
  });
  return {
    folder,
    address: preview.address,
    close: async () => {
      await preview.stop();
      await app.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
