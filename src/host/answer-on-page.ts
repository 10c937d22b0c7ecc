import type { App } from '../core/app.js';
import type { Config } from '../config.js';
import type { Terminal } from '../terminal/terminal.js';
import { createLogger } from '../logger.js';
import { readVersion } from './read-version.js';
import { waitForSignal } from './wait-for-signal.js';

/**
 * Without a token: shows Beleg on a page of its own, until the process is asked to end. What it
 * remembers there, it forgets then.
 */
export async function answerOnPage(
  app: App,
  config: Config,
  { output, messages }: Terminal,
): Promise<void> {
  // Loaded here, since answering in the terminal needs none of it.
  const [{ startLocalPage }, { openPassingStore }] = await Promise.all([
    import('../local-page/start-local-page.js'),
    import('./open-store.js'),
  ]);
  // What goes well is seen on the page.
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
    output.write(`${messages.localMode}\n\n${messages.openThePage}\n${page.address}\n\n`);
    output.write(`${messages.whereTheTokenGoes}\n`);
    await waitForSignal();
    output.write(`${messages.stopping}\n`);
    await page.stop();
  } finally {
    store.close();
  }
}
