import { answerOnPage } from './host/answer-on-page.js';
import type { App } from './core/app.js';
import { loadConfig } from './config.js';
import { createIndexKeeper } from './host/create-index-keeper.js';
import { explainConfigProblems, explainError } from './terminal/explain-error.js';
import { runPrompt } from './terminal/run-prompt.js';
import { createTerminal, type Terminal } from './terminal/terminal.js';
import { isMainModule } from './host/is-main-module.js';
import { createLogger } from './logger.js';
import { openApp } from './host/open-app.js';

/**
 * What `npm start` runs: the bot when a token is set, else the page to try it on, or with `--terminal`
 * questions and answers in the terminal.
 *
 * @param parameters those of the command line
 * @returns the exit code: 0 ended as asked, 1 could not start or go on
 */
export async function main(parameters: readonly string[]): Promise<number> {
  const settings = loadConfig();
  const terminal = createTerminal(settings.ok ? settings.config.defaultLanguage : 'de');
  if (!settings.ok) {
    terminal.errors.write(`${explainConfigProblems(settings.problems, terminal)}\n`);
    return 1;
  }
  const { config } = settings;
  const logger = createLogger(config.logLevel);
  const app = openApp(config, {
    onLost: (error) => logger.error({ err: error }, 'the thread of the index was replaced'),
  });
  const keeper = createIndexKeeper(app, config, { terminal, logger });
  try {
    await keeper.start();
    if (config.discordToken !== undefined) {
      // Loaded here, since answering in the terminal needs none of it.
      const { answerOnDiscord } = await import('./host/answer-on-discord.js');
      await answerOnDiscord(app, config, config.discordToken, { terminal, logger });
    } else if (parameters.includes('--terminal')) await answerHere(app, terminal);
    else await answerOnPage(app, config, terminal);
    return 0;
  } catch (error) {
    terminal.errors.write(`${explainError(error, terminal)}\n`);
    logger.debug({ err: error }, 'Beleg cannot go on');
    return 1;
  } finally {
    await keeper.stop();
    await app.close();
  }
}

async function answerHere(app: App, terminal: Terminal): Promise<void> {
  const { output, messages } = terminal;
  output.write(`${messages.localMode}\n${messages.whereTheTokenGoes}\n`);
  if (terminal.interactive) output.write(`${messages.typeAQuestion}\n`);
  output.write('\n');
  await runPrompt(app, terminal);
}

if (isMainModule(import.meta.url)) {
  // As in `npm start | head`: whoever read has read enough, and Beleg goes on answering.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  process.exitCode = await main(process.argv.slice(2));
}
