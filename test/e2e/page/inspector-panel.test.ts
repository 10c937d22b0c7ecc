import { pino } from 'pino';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';

import { type App, type IndexReport, ReindexCancelledError } from '../../../src/core/app.js';
import {
  type PageServer,
  startPageServer,
} from '../../../src/local-discord/page-server/start-page-server.js';
import { createInspector } from '../../../src/local-page/create-inspector.js';
import { type Connection, connect } from '../../local-discord/connect.js';
import { launchBrowser, whyNoBrowser } from '../../support/chromium.js';
import { createFakeApp } from '../../support/fake-app.js';
import { openPage, type PageUser } from '../../support/open-page.js';

let browser: Browser | undefined;
let connection: Connection;
let server: PageServer;
let user: PageUser;

beforeAll(async () => {
  if (whyNoBrowser === undefined) browser = await launchBrowser();
});

afterAll(() => browser?.close());

beforeEach(async ({ skip }) => {
  skip(browser === undefined, whyNoBrowser);
  if (browser === undefined) return;
  connection = await connect();
  server = await startPageServer({
    discord: connection.local,
    inspector: createInspector({ ...createFakeApp(), ...createEndlessRun() }, 'none'),
    logger: pino({ level: 'silent' }),
  });
  user = await openPage(browser, server.address);
});

afterEach(async () => {
  if (browser === undefined) return;
  expect(user.faults).toEqual([]);
  await user.close();
  await server.stop();
  await connection.close();
});

/** Reads one of four documents, and then no more until it is cancelled. */
function createEndlessRun(): Pick<App, 'reindex' | 'cancelReindex'> {
  let cancel: () => void = () => undefined;
  return {
    reindex({ onProgress } = {}) {
      onProgress?.({ phase: 'loading', done: 1, total: 4, passages: 0, elapsedMs: 0 });
      return new Promise<IndexReport>((_, reject) => {
        cancel = () => reject(new ReindexCancelledError());
      });
    },
    cancelReindex: () => cancel(),
  };
}

it('a run shows how far it is, outlasts a reload, and ends when it is cancelled', async () => {
  const panel = user.page.getByRole('complementary', { name: 'Hinter den Kulissen' });
  await user.press('Hinter den Kulissen');
  await panel.getByRole('button', { name: 'Neu einlesen' }).click();
  await panel.getByText('1 / 4').waitFor();
  await user.page.reload();
  await user.press('Hinter den Kulissen');
  await panel.getByText('1 / 4').waitFor();
  const progress = panel.getByRole('progressbar', { name: 'Dokumente lesen' });
  expect(await progress.getAttribute('value')).toBe('1');
  await panel.getByRole('button', { name: 'Abbrechen' }).click();
  await panel.getByRole('status').getByText('Abgebrochen').waitFor();
  expect(await progress.count()).toBe(0);
});
