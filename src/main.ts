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
 * Runs what `npm start` starts: the bot if a token is set, else the local page or, with `--terminal`,
 * a prompt.
 *
 * @param parameters of the command line, without the program
 * @returns the exit code: 0 when it was asked to end, 1 when it could not start or go on
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
  let reportGivenUp: (error: Error) => void = () => undefined;
  const lost = new Promise<never>((_, reject) => (reportGivenUp = reject));
  // It may be rejected before anybody waits for it.
  lost.catch(() => undefined);
  const app = openApp(config, {
    onLost: (error, pauseMs) =>
      logger.error({ err: error, pauseMs }, 'the thread of the index was lost; another one starts'),
    onEncoderProblem: (error) =>
      logger.warn({ err: error }, 'the encoder cannot be used; words decide alone'),
    onBack: () => {
      logger.warn('the index is back');
      void keeper.update();
    },
    onGivenUp: (error) => {
      logger.fatal({ err: error }, 'the thread of the index was lost too often');
      reportGivenUp(error);
    },
  });
  const keeper = createIndexKeeper(app, config, { terminal, logger });
  try {
    await keeper.start();
    if (config.discordToken !== undefined) {
      // Loaded only now, since answering in the terminal needs none of it.
      const { answerOnDiscord } = await import('./host/answer-on-discord.js');
      await answerOnDiscord(app, config, config.discordToken, { terminal, logger }, lost);
    } else if (parameters.includes('--terminal')) await answerHere(app, terminal);
    else await answerOnPage(app, config, terminal, lost);
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
  // The reader of a pipe, as in `npm start | head`, may leave; Beleg goes on answering.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  process.exitCode = await main(process.argv.slice(2));
}
