import type { Logger } from 'pino';

import type { Language } from '../../analysis/language.js';
import type { App } from '../../app.js';
import { startBot } from '../discord/start-bot.js';
import { startPageServer } from './page-server/start-page-server.js';
import { startLocalDiscord } from './start-local-discord.js';

export interface PreviewOptions {
  readonly app: App;
  readonly corpusFolder: string;
  /** For messages whose language nothing tells. */
  readonly defaultLanguage: Language;
  readonly logger: Logger;
  /** Of the page. Default: 0, any free one. */
  readonly port?: number;
}

export interface Preview {
  /** What the person opens in a browser. */
  readonly address: string;
  /** Stops the page, the bot and the local Discord; the app stays. */
  stop(): Promise<void>;
}

/**
 * Beleg without Discord: the bot as it runs there, on a local Discord, with a page to use it. Nothing
 * leaves this machine.
 */
export async function startPreview(options: PreviewOptions): Promise<Preview> {
  const { app, corpusFolder, defaultLanguage, logger } = options;
  const discord = await startLocalDiscord();
  const bot = await startBot({
    app,
    logger,
    token: discord.token,
    apiUrl: discord.apiUrl,
    defaultLanguage,
  });
  const page = await startPageServer({ ...options, discord, app, corpusFolder });
  return {
    address: page.address,
    async stop() {
      await page.stop();
      await bot.stop();
      await discord.stop();
    },
  };
}
