import { progress } from '@clack/prompts';

import type { App, IndexProgress, IndexReport, ReindexOptions } from '../core/app.js';
import { selectMessages } from '../messages/select-messages.js';
import { describeFailure } from './describe-failure.js';
import type { Terminal } from './terminal.js';

/**
 * Brings the index up to date and writes a summary and the failures. Shows a progress bar in a terminal.
 *
 * @throws CorpusError
 */
export async function runIndex(
  app: App,
  terminal: Terminal,
  { full }: Pick<ReindexOptions, 'full'>,
): Promise<IndexReport> {
  const { messages, output, errors } = terminal;
  const watch = terminal.interactive ? watchProgress(terminal) : undefined;
  let report: IndexReport;
  try {
    const watched = watch === undefined ? {} : { onProgress: watch.onProgress };
    report = await app.reindex({ full: full ?? false, ...watched });
    watch?.stop(messages.indexed(report));
  } catch (error) {
    watch?.stop('');
    throw error;
  }
  if (watch === undefined) output.write(`${messages.indexed(report)}\n`);
  for (const failure of report.failures)
    errors.write(`${describeFailure(failure, selectMessages(terminal.language))}\n`);
  return report;
}

function watchProgress({ errors, messages }: Terminal) {
  const total = 100;
  const bar = progress({ max: total, output: errors, style: 'block' });
  bar.start(messages.phase.loading);
  let shown = 0;
  return {
    onProgress: ({ phase, done, total: all }: IndexProgress): void => {
      const half = phase === 'loading' ? 0 : total / 2;
      const reached = Math.floor(half + (all === 0 ? 1 : done / all) * (total / 2));
      if (reached > shown) bar.advance(reached - shown, messages.phase[phase]);
      shown = Math.max(shown, reached);
    },
    stop: (message: string) => bar.stop(message),
  };
}
