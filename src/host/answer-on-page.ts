import type { App } from '../core/app.js';
import type { Config } from '../config.js';
import type { Terminal } from '../terminal/terminal.js';
import { createLogger } from '../logger.js';
import { readVersion } from './read-version.js';
import { waitForSignal } from './wait-for-signal.js';

/**
 * Shows Beleg on a local page until the process is asked to end. What is stored meanwhile is kept in
 * memory only.
 *
 * @param lost rejects when nothing can be answered any more
 * @throws what `lost` rejects with, and what prevents the page from starting
 */
export async function answerOnPage(
  app: App,
  config: Config,
  { output, messages }: Terminal,
  lost: Promise<never>,
): Promise<void> {
  // Loaded only now, since answering in the terminal needs none of it.
  const [{ startLocalPage }, { openPassingStore }] = await Promise.all([
    import('../local-page/start-local-page.js'),
    import('./open-store.js'),
  ]);
  // The page itself shows what goes well.
  const logger = createLogger(config.logLevel === 'info' ? 'warn' : config.logLevel);
  const store = await openPassingStore(config, logger);
  const { corpusFolder, defaultLanguage, storeQuestions, retentionDays } = config;
  try {
    const page = await startLocalPage({
      app,
      corpusFolder,
      defaultLanguage,
      store,
      retention: { questions: storeQuestions, days: retentionDays },
      version: readVersion(),
      logger,
      port: config.pagePort,
      ...(config.pageKey === undefined ? {} : { key: config.pageKey }),
    });
    try {
      output.write(`${messages.localMode}\n\n${messages.openThePage}\n${page.address}\n\n`);
      output.write(`${messages.whereTheTokenGoes}\n`);
      await Promise.race([waitForSignal(), lost]);
      output.write(`${messages.stopping}\n`);
    } finally {
      await page.stop();
    }
  } finally {
    store.close();
  }
}
