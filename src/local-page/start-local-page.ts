import { startLocalDiscord } from '@beleg/local-discord';
import { startPageServer } from '@beleg/local-discord/page';

import { startBot, type StartBotOptions } from '../discord/start-bot.js';
import { createInspector } from './create-inspector.js';

/** The options of the bot, which runs as it does on Discord, and those of its page. */
export interface LocalPageOptions extends Omit<StartBotOptions, 'token' | 'apiUrl'> {
  readonly corpusFolder: string;
  /** The page's port. Default: 0, any free one. */
  readonly port?: number;
  /** The secret part of the page's address. Default: a new one at every start. */
  readonly key?: string;
}

export interface LocalPage {
  /** The URL of the page, to be opened in a browser. */
  readonly address: string;
  /** Stops the page, the bot and the local Discord; the app stays open. */
  stop(): Promise<void>;
}

/**
 * Runs the bot without Discord, on a local Discord with a page to use it. Nothing leaves this machine.
 *
 * @throws Error when one of them cannot start; those already started are stopped
 */
export async function startLocalPage(options: LocalPageOptions): Promise<LocalPage> {
  const started: { stop(): Promise<void> }[] = [];
  const stop = async (): Promise<void> => {
    for (const one of started.toReversed()) await one.stop();
  };
  try {
    const discord = await startLocalDiscord();
    started.push(discord);
    started.push(await startBot({ ...options, token: discord.token, apiUrl: discord.apiUrl }));
    const inspector = createInspector(options.app, options.corpusFolder);
    const page = await startPageServer({ ...options, discord, inspector });
    started.push(page);
    return { address: page.address, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
