import type { Logger } from 'pino';

import type { App, IndexReport } from '../core/app.js';
import type { Config } from '../config.js';
import { describeFailure } from '../terminal/describe-failure.js';
import { explainError } from '../terminal/explain-error.js';
import { selectMessages } from '../messages/select-messages.js';
import type { Terminal } from '../terminal/terminal.js';
import { type CorpusWatch, watchCorpus } from './watch-corpus.js';

export interface IndexKeeper {
  /**
   * Resolves when questions can be answered: at once where an index is kept, which is then brought up
   * to date behind the scenes.
   *
   * @throws CorpusError when there is none, and none can be built
   */
  start(): Promise<void>;
  /** Stops watching. The index itself is closed by whoever opened it. */
  stop(): Promise<void>;
}

interface Listeners {
  readonly terminal: Terminal;
  readonly logger: Logger;
}

/** Has an index ready as soon as can be, and keeps it current where the settings say so. */
export function createIndexKeeper(
  app: App,
  { corpusFolder, watch }: Pick<Config, 'corpusFolder' | 'watch'>,
  { terminal, logger }: Listeners,
): IndexKeeper {
  let watcher: CorpusWatch | undefined;
  let catchingUp: Promise<void> = Promise.resolve();
  let stopping = false;
  const { output, errors, messages } = terminal;

  const tell = (report: IndexReport): void => {
    for (const failure of report.failures) {
      errors.write(`${describeFailure(failure, selectMessages(terminal.language))}\n`);
    }
    output.write(`${messages.indexed(report)}\n`);
  };
  /** The index that is there goes on serving, whatever is wrong with the folder. */
  const update = async (): Promise<void> => {
    try {
      const report = await app.reindex();
      const { added, changed, removed, renamed } = report;
      if (added + changed + removed + renamed > 0) tell(report);
    } catch (error) {
      if (stopping) return;
      errors.write(`${explainError(error, terminal)}\n`);
      logger.debug({ err: error }, 'the index could not be brought up to date');
    }
  };
  return {
    async start() {
      if (await app.load()) {
        const { documents, passages } = await app.status();
        output.write(`${messages.ready({ documents, passages })}\n`);
        catchingUp = update();
      } else {
        const { snapshot } = await app.status();
        if (snapshot !== 'none' && snapshot !== 'other-folder')
          output.write(`${messages.snapshotUnusable}\n`);
        tell(await app.reindex());
      }
      if (!watch) return;
      watcher = watchCorpus(corpusFolder, {
        onChange: update,
        onError: (error) => logger.warn({ err: error }, 'the corpus folder cannot be watched'),
      });
      await watcher.ready;
    },
    async stop() {
      stopping = true;
      app.cancelReindex();
      await watcher?.close();
      await catchingUp;
    },
  };
}
