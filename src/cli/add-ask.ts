import { createReadStream } from 'node:fs';

import type { Command } from 'commander';

import type { AskOptions } from '../core/app.js';
import { runAsk } from '../terminal/run-ask.js';
import { runBatch } from '../terminal/run-batch.js';
import { type CliContext, type ExitCode, exitCodes, type ExitWith } from './cli-context.js';
import { type CorpusOptions, createCorpusOption, parseCount } from './options.js';
import { useIndexedApp } from './use-app.js';

interface AskCommandOptions extends CorpusOptions {
  readonly json?: true;
  readonly batch?: string;
  readonly document?: string;
  readonly limit?: number;
}

/** Adds `beleg ask`, which answers one question or a batch. */
export function addAsk(program: Command, context: CliContext, exitWith: ExitWith): void {
  program
    .command('ask')
    .description('answer a question, or a batch of them')
    .argument('[question]', 'the question')
    .addOption(createCorpusOption(context.config))
    .option('--json', 'write each answer as one line of JSON')
    .option(
      '--batch <file>',
      'answer each {"id", "question"} line of a file, or of standard input (-); needs --json',
    )
    .option('--document <path>', 'ask this document only')
    .option('--limit <number>', 'how many quotes at most', parseCount)
    .action(async (question: string | undefined, options: AskCommandOptions, command: Command) => {
      const { batch } = options;
      if (batch !== undefined && question === undefined) {
        if (options.json === undefined) command.error('error: --batch needs --json');
        exitWith(await answerBatch(batch, options, context));
      } else if (question !== undefined && batch === undefined) {
        await answerQuestion(question, options, context);
      } else {
        command.error('error: give a question, or --batch, and not both');
      }
    });
}

function answerQuestion(
  question: string,
  options: AskCommandOptions,
  { terminal, openApp }: CliContext,
): Promise<void> {
  const { corpus, json = false } = options;
  return useIndexedApp(openApp(corpus), (app) =>
    runAsk(app, terminal, question, { ...toAskOptions(options), json }),
  );
}

function answerBatch(
  batch: string,
  options: AskCommandOptions,
  { terminal, openApp }: CliContext,
): Promise<ExitCode> {
  return useIndexedApp(openApp(options.corpus), async (app) => {
    const input = batch === '-' ? terminal.input : await openFile(batch);
    if (input === undefined) {
      terminal.errors.write(`${terminal.messages.badQuestionFile(batch)}\n`);
      return exitCodes.failure;
    }
    const unreadable = await runBatch(app, terminal, input, toAskOptions(options));
    return unreadable === 0 ? exitCodes.success : exitCodes.failure;
  });
}

function toAskOptions({ document, limit }: AskCommandOptions): AskOptions {
  return {
    ...(document === undefined ? {} : { document }),
    ...(limit === undefined ? {} : { limit }),
  };
}

/** `undefined` when the file cannot be opened. */
function openFile(path: string) {
  return new Promise<ReturnType<typeof createReadStream> | undefined>((resolve) => {
    const stream = createReadStream(path);
    stream.once('open', () => resolve(stream));
    stream.once('error', () => resolve(undefined));
  });
}
