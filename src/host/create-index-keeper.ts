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
   * Resolves when questions can be answered: at once if an index was saved, which is then brought up
   * to date in the background. If the settings say so, the folder is watched from before it is first
   * read, so that no change is missed.
   *
   * @throws CorpusError when no index was saved, and none can be built
   */
  start(): Promise<void>;
  /** Brings the index up to date. Never throws: a failure is told, and the old index stays in use. */
  update(): Promise<void>;
  /** Ends watching and a running update. Whoever opened the index closes it. */
  stop(): Promise<void>;
}

interface Listeners {
  readonly terminal: Terminal;
  readonly logger: Logger;
}

/** Has an index ready as soon as possible, and keeps it up to date if the settings say so. */
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
  const explain = (error: unknown): void => {
    if (stopping) return;
    errors.write(`${explainError(error, terminal)}\n`);
    logger.debug({ err: error }, 'the index could not be brought up to date');
  };
  const update = async (): Promise<void> => {
    try {
      const report = await app.reindex();
      const { added, changed, removed, renamed } = report;
      if (added + changed + removed + renamed > 0) tell(report);
    } catch (error) {
      explain(error);
    }
  };
  const startWatching = async (): Promise<void> => {
    watcher = watchCorpus(corpusFolder, {
      onChange: update,
      onError: (error) => logger.warn({ err: error }, 'the corpus folder cannot be watched'),
    });
    await watcher.ready;
  };
  return {
    async start() {
      if (watch) await startWatching();
      if (await app.load()) {
        const { documents, passages } = await app.status();
        output.write(`${messages.ready({ documents, passages })}\n`);
        catchingUp = update();
        return;
      }
      const { snapshot } = await app.status();
      if (snapshot !== 'none' && snapshot !== 'other-folder') {
        output.write(`${messages.snapshotUnusable}\n`);
      }
      await new Promise<void>((resolve, reject) => {
        let indexed = false;
        const building = app.reindex({
          onProgress: ({ phase }) => {
            // What is quick is indexed once a slower pass begins to read: questions can be answered.
            if (phase === 'indexing') indexed = true;
            else if (indexed) resolve();
          },
        });
        catchingUp = building.then(tell).then(resolve, (error: unknown) => {
          reject(error instanceof Error ? error : new Error(String(error)));
          if (indexed) explain(error);
        });
      });
    },
    update,
    async stop() {
      stopping = true;
      app.cancelReindex();
      await watcher?.close();
      await catchingUp;
    },
  };
}
