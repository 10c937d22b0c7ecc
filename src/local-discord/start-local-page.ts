import { startBot, type StartBotOptions } from '../discord/start-bot.js';
import { startPageServer } from './page-server/start-page-server.js';
import { startLocalDiscord } from './start-local-discord.js';

/** As for the bot on Discord, which it is, and for its page. */
export interface LocalPageOptions extends Omit<StartBotOptions, 'token' | 'apiUrl'> {
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
 *
 * @throws Error when one of them cannot start; the others are stopped
 */
export async function startLocalPage(options: LocalPageOptions): Promise<Preview> {
  const started: { stop(): Promise<void> }[] = [];
  const stop = async (): Promise<void> => {
    for (const one of started.toReversed()) await one.stop();
  };
  try {
    const discord = await startLocalDiscord();
    started.push(discord);
    started.push(await startBot({ ...options, token: discord.token, apiUrl: discord.apiUrl }));
    const page = await startPageServer({ ...options, discord });
    started.push(page);
    return { address: page.address, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
