import type { Command } from 'commander';

import { loadCorpus } from '../core/documents/load-corpus.js';
import type { LoadDocument } from '../core/documents/load-document.js';
import { describeCalibration } from '../messages/describe-calibration.js';
import { describeEncoder } from '../messages/describe-encoder.js';
import { describeStarterSynonyms } from '../messages/describe-starter-synonyms.js';
import { runCheck } from '../terminal/run-check.js';
import { runShow } from '../terminal/run-show.js';
import { type CliContext, exitCodes, type ExitWith } from './cli-context.js';
import { type CorpusOptions, createCorpusOption } from './options.js';
import { useIndexedApp } from './use-app.js';

interface CheckCommandOptions extends CorpusOptions {
  readonly json?: boolean;
  readonly show?: string;
}

/** Adds `beleg check`, which reports what is wrong with the documents. */
export function addCheck(program: Command, context: CliContext, exitWith: ExitWith): void {
  program
    .command('check')
    .description('report what Beleg understands of the documents and what is wrong with them')
    .addOption(createCorpusOption(context.config))
    .option('--json', 'write the findings as a JSON array')
    .option('--show <file>', 'print one document as Beleg sees it, with its headings')
    .action(async (options: CheckCommandOptions) => {
      const files = context.openFiles();
      try {
        const usable = await check(options, context, files.loadDocument);
        exitWith(usable ? exitCodes.success : exitCodes.failure);
      } finally {
        await files.close();
      }
    });
}

/** Checks the documents. Returns whether none of the findings is an error. */
async function check(
  { corpus, json = false, show }: CheckCommandOptions,
  context: CliContext,
  load: LoadDocument,
): Promise<boolean> {
  const { terminal } = context;
  if (show !== undefined) return runShow(corpus, show, terminal, load);
  const findings = runCheck(await loadCorpus(corpus, { load }), terminal, { json });
  if (!json) await describeIndex(corpus, context);
  return findings.every(({ severity }) => severity !== 'error');
}

/** Builds the index and writes how it is calibrated, which synonyms it knows, and its encoder. */
async function describeIndex(
  corpus: string,
  { terminal: { output, language }, openApp }: CliContext,
): Promise<void> {
  const status = await useIndexedApp(openApp(corpus), async (app) => app.status());
  if (status.calibration !== undefined) {
    output.write(`${describeCalibration(status.calibration, language)}\n`);
  }
  if (status.documents > 0) output.write(`${describeStarterSynonyms(status, language)}\n`);
  if (status.encoder !== undefined) {
    output.write(`${describeEncoder(status.encoder, language)}\n`);
  }
}
