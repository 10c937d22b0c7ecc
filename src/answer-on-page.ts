import type { App } from './app.js';
import type { Config } from './config.js';
import type { Terminal } from './delivery/terminal/terminal.js';
import { createLogger } from './logger.js';
import { waitForSignal } from './wait-for-signal.js';

/** Without a token: shows Beleg on a page of its own, until the process is asked to end. */
export async function answerOnPage(
  app: App,
  { corpusFolder, defaultLanguage, logLevel }: Config,
  { output, messages }: Terminal,
): Promise<void> {
  // Loaded here, since answering in the terminal needs none of it.
  const { startPreview } = await import('./delivery/preview/start-preview.js');
  // What goes well is seen on the page.
  const logger = createLogger(logLevel === 'info' ? 'warn' : logLevel);
  const preview = await startPreview({ app, corpusFolder, defaultLanguage, logger });
  output.write(`${messages.localMode}\n\n${messages.openThePage}\n${preview.address}\n\n`);
  output.write(`${messages.whereTheTokenGoes}\n`);
  await waitForSignal();
  output.write(`${messages.stopping}\n`);
  await preview.stop();
}
