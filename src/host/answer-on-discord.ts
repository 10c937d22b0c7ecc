import type { Logger } from 'pino';

import type { App } from '../core/app.js';
import type { Config } from '../config.js';
import { startBot } from '../discord/start-bot.js';
import type { Terminal } from '../terminal/terminal.js';
import { openStore } from './open-store.js';
import { readVersion } from './read-version.js';
import { waitForSignal } from './wait-for-signal.js';

/**
 * Answers on Discord until the process is asked to end.
 *
 * @param lost rejects when nothing can be answered any more
 * @throws DiscordStartError when Discord refuses the bot, or ends the connection for good
 * @throws what `lost` rejects with
 */
export async function answerOnDiscord(
  app: App,
  config: Config,
  token: string,
  { terminal, logger }: { readonly terminal: Terminal; readonly logger: Logger },
  lost: Promise<never>,
): Promise<void> {
  const { output, messages } = terminal;
  const { store, close } = await openStore(config, logger);
  try {
    const bot = await startBot({
      app,
      token,
      logger,
      store,
      retention: { questions: config.storeQuestions, days: config.retentionDays },
      apiUrl: config.discordApiUrl,
      adminUserIds: config.adminUserIds,
      adminRoleIds: config.adminRoleIds,
      allowedGuildIds: config.allowedGuildIds,
      defaultLanguage: config.defaultLanguage,
      guildLanguages: config.guildLanguages,
      version: readVersion(),
    });
    try {
      output.write(`${messages.connected(bot.name)}\n`);
      const ended = await Promise.race([bot.ended, waitForSignal(), lost]);
      if (ended !== 'signal') throw ended;
    } finally {
      output.write(`${messages.stopping}\n`);
      await bot.stop();
    }
  } finally {
    close();
  }
}
