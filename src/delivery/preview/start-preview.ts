import { startBot, type StartBotOptions } from '../discord/start-bot.js';
import { startPageServer } from './page-server/start-page-server.js';
import { startLocalDiscord } from './start-local-discord.js';

/** As for the bot on Discord, which it is, and for its page. */
export interface PreviewOptions extends Omit<StartBotOptions, 'token' | 'apiUrl'> {
  readonly corpusFolder: string;
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
  const discord = await startLocalDiscord();
  const bot = await startBot({ ...options, token: discord.token, apiUrl: discord.apiUrl });
  const page = await startPageServer({ ...options, discord });
  return {
    address: page.address,
    async stop() {
      await page.stop();
      await bot.stop();
      await discord.stop();
    },
  };
}
