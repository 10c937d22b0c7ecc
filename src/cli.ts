#!/usr/bin/env node
import { createReadStream } from 'node:fs';

import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';

import type { App, AskOptions } from './core/app.js';
import { type Config, loadConfig } from './config.js';
import { loadCorpus } from './core/documents/load-corpus.js';
import type { LoadDocument } from './core/documents/load-document.js';
import { explainConfigProblems, explainError } from './terminal/explain-error.js';
import { runAsk } from './terminal/run-ask.js';
import { runBatch } from './terminal/run-batch.js';
import { runCheck } from './terminal/run-check.js';
import { runShow } from './terminal/run-show.js';
import { runIndex } from './terminal/run-index.js';
import { createTerminal, type Terminal } from './terminal/terminal.js';
import { runEvaluate } from './terminal/run-evaluate.js';
import { runJudgments } from './terminal/run-judgments.js';
import { isMainModule } from './host/is-main-module.js';
import { loadJudgments } from './core/evaluation/load-judgments.js';
import { loadPassages, loadQuestionSet } from './core/evaluation/load-question-set.js';
import { type Perturbation, perturbQuestion } from './core/evaluation/perturb-question.js';
import { describeCalibration } from './messages/describe-calibration.js';
import { describeStarterSynonyms } from './messages/describe-starter-synonyms.js';
import { describeEncoder } from './messages/describe-encoder.js';
import { createLogger } from './logger.js';
import { findModelFolder } from './host/embedding/find-model-folder.js';
import { pinnedModel } from './host/embedding/model-files.js';
import { runModelFetch, runModelVerify } from './host/embedding/run-model.js';
import { openApp } from './host/open-app.js';
import { createFileLoader, type FileLoader } from './host/file-process/create-file-loader.js';

/** An answer, found or honestly not found, is a success. */
const exitCodes = { success: 0, failure: 1, usage: 2 } as const;

type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export interface CliContext {
  readonly config: Config;
  readonly terminal: Terminal;
  /** Opens the core on a folder. The caller closes it. */
  readonly openApp: (corpusFolder: string) => App;
  /** Opens a loader that reads files within limits. The caller closes it. */
  readonly openFiles: () => FileLoader;
}

interface CorpusOptions {
  readonly corpus: string;
}

interface AskCommandOptions extends CorpusOptions {
  readonly json?: true;
  readonly batch?: string;
  readonly document?: string;
  readonly limit?: number;
}

interface CheckCommandOptions extends CorpusOptions {
  readonly json?: boolean;
  readonly show?: string;
}

interface EvaluateCommandOptions extends CorpusOptions {
  readonly judgments?: string;
  readonly distractors?: string;
  readonly limit?: number;
  readonly rewrite?: Perturbation;
  readonly takeOut?: boolean;
  readonly json?: boolean;
}

/**
 * Runs one `beleg` command.
 *
 * @param args without the program's name, such as `['ask', 'Seit wann gibt es KFOR?']`
 * @returns the exit code: 0 done, 1 failed, 2 wrong usage
 */
export async function runCli(args: readonly string[], context: CliContext): Promise<ExitCode> {
  const { config, terminal } = context;
  let exitCode: ExitCode = exitCodes.success;
  const program = createProgram(context, (code) => (exitCode = code));
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? exitCodes.success : exitCodes.usage;
    }
    terminal.errors.write(`${explainError(error, terminal)}\n`);
    createLogger(config.logLevel).debug({ err: error }, 'the command failed');
    return exitCodes.failure;
  }
}

function createProgram(
  { config, terminal, openApp: open, openFiles }: CliContext,
  exitWith: (code: ExitCode) => void,
): Command {
  const program = new Command('beleg')
    .description('Answers questions from a folder of documents and proves every answer.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.output.write(text),
      writeErr: (text) => terminal.errors.write(text),
    })
    .showHelpAfterError('(--help tells more)');
  const corpusOption = new Option('--corpus <folder>', 'the folder with the documents').default(
    config.corpusFolder,
  );

  program
    .command('ask')
    .description('answer a question, or a batch of them')
    .argument('[question]', 'the question')
    .addOption(corpusOption)
    .option('--json', 'write each answer as one line of JSON')
    .option(
      '--batch <file>',
      'answer each {"id", "question"} line of a file, or of standard input (-); needs --json',
    )
    .option('--document <path>', 'ask this document only')
    .option('--limit <number>', 'how many quotes at most', parseCount)
    .action(async (question: string | undefined, options: AskCommandOptions, command: Command) => {
      if ((question === undefined) === (options.batch === undefined)) {
        command.error('error: give a question, or --batch, and not both');
      }
      if (options.batch !== undefined && options.json === undefined) {
        command.error('error: --batch needs --json');
      }
      exitWith(await ask(question, options, terminal, open));
    });

  program
    .command('index')
    .description('bring the index up to date and report what it contains')
    .addOption(corpusOption)
    .option('--full', 'read every file again, even if it has not changed', false)
    .action(async ({ corpus, full }: CorpusOptions & { readonly full: boolean }) => {
      await withApp(open(corpus), (app) => runIndex(app, terminal, { full }));
    });

  program
    .command('check')
    .description('report what Beleg understands of the documents and what is wrong with them')
    .addOption(corpusOption)
    .option('--json', 'write the findings as a JSON array')
    .option('--show <file>', 'print one document as Beleg sees it, with its headings')
    .action(async (options: CheckCommandOptions) => {
      const files = openFiles();
      try {
        const usable = await check(options, terminal, files.loadDocument, open);
        exitWith(usable ? exitCodes.success : exitCodes.failure);
      } finally {
        await files.close();
      }
    });

  program
    .command('evaluate')
    .description('measure how well answers are found, on questions whose answers are known')
    .argument('[folder]', 'with passages.jsonl[.gz] and questions.jsonl[.gz]')
    .option(
      '--judgments <file>',
      'ask the documents the questions of a file instead of a question set',
    )
    .addOption(corpusOption)
    .option('--distractors <file>', 'add passages from a file that have no answers')
    .option('--limit <number>', 'how many distractors at most', parseCount)
    .addOption(
      new Option('--rewrite <kind>', 'change the questions the way people mistype them').choices([
        'one-typo',
        'two-typos',
        'transliterated',
        'lower-case',
      ] satisfies Perturbation[]),
    )
    .option('--take-out', 'also ask with the answering document taken out (default)')
    .option('--no-take-out', 'ask only with all documents')
    .option('--json', 'write the figures as one line of JSON')
    .action(
      async (folder: string | undefined, options: EvaluateCommandOptions, command: Command) => {
        if ((folder === undefined) === (options.judgments === undefined)) {
          command.error('error: give a folder, or --judgments, and not both');
        }
        await evaluate(folder, options, terminal, open);
      },
    );

  const model = program
    .command('model')
    .description('get the language model that SEMANTIC_MODEL names, and check it');
  const pinnedFolder = findModelFolder(pinnedModel.name, config.dataFolder);
  const usedFolder = findModelFolder(config.semanticModel ?? pinnedModel.name, config.dataFolder);
  model
    .command('fetch')
    .description(`download ${pinnedModel.name} (135 MB) from huggingface.co, and check it`)
    .action(() => runModelFetch(terminal, { folder: pinnedFolder }));
  model
    .command('verify')
    .description('check the files of the language model')
    .action(() => runModelVerify(terminal, usedFolder));
  model
    .command('path')
    .description('print the folder of the language model')
    .action(() => {
      terminal.output.write(`${usedFolder}\n`);
    });

  program
    .command('register')
    .description('register the slash commands that differ with Discord')
    .action(async () => {
      exitWith(await register(config, terminal));
    });

  return program;
}

async function ask(
  question: string | undefined,
  options: AskCommandOptions,
  terminal: Terminal,
  open: CliContext['openApp'],
): Promise<ExitCode> {
  const { corpus, json = false, batch, document, limit } = options;
  const askOptions: AskOptions = {
    ...(document === undefined ? {} : { document }),
    ...(limit === undefined ? {} : { limit }),
  };
  return withApp(open(corpus), async (app) => {
    await app.reindex();
    await app.encoded();
    if (batch === undefined) {
      await runAsk(app, terminal, question ?? '', { ...askOptions, json });
      return exitCodes.success;
    }
    const input = batch === '-' ? terminal.input : await openFile(batch);
    if (input === undefined) {
      terminal.errors.write(`${terminal.messages.badQuestionFile(batch)}\n`);
      return exitCodes.failure;
    }
    const unreadable = await runBatch(app, terminal, input, askOptions);
    return unreadable === 0 ? exitCodes.success : exitCodes.failure;
  });
}

/** Checks the documents. Returns whether none of the findings is an error. */
async function check(
  { corpus, json = false, show }: CheckCommandOptions,
  terminal: Terminal,
  load: LoadDocument,
  open: CliContext['openApp'],
): Promise<boolean> {
  if (show !== undefined) return runShow(corpus, show, terminal, load);
  const findings = runCheck(await loadCorpus(corpus, { load }), terminal, { json });
  if (!json) {
    const status = await withApp(open(corpus), async (app) => {
      await app.reindex();
      await app.encoded();
      return app.status();
    });
    if (status.calibration !== undefined) {
      terminal.output.write(`${describeCalibration(status.calibration, terminal.language)}\n`);
    }
    if (status.documents > 0) {
      terminal.output.write(`${describeStarterSynonyms(status, terminal.language)}\n`);
    }
    if (status.encoder !== undefined) {
      terminal.output.write(`${describeEncoder(status.encoder, terminal.language)}\n`);
    }
  }
  return findings.every(({ severity }) => severity !== 'error');
}

/** `undefined` when the file cannot be opened. */
function openFile(path: string) {
  return new Promise<ReturnType<typeof createReadStream> | undefined>((resolve) => {
    const stream = createReadStream(path);
    stream.once('open', () => resolve(stream));
    stream.once('error', () => resolve(undefined));
  });
}

async function evaluate(
  folder: string | undefined,
  options: EvaluateCommandOptions,
  terminal: Terminal,
  open: CliContext['openApp'],
): Promise<void> {
  const { corpus, judgments, distractors, limit, rewrite, takeOut = true, json = false } = options;
  if (judgments !== undefined) {
    const expected = await loadJudgments(judgments);
    return withApp(open(corpus), async (app) => {
      await app.reindex();
      await app.encoded();
      await runJudgments(app, expected, terminal, { json });
    });
  }
  const set = await loadQuestionSet(folder ?? '');
  await runEvaluate(set, terminal, {
    json,
    takeOut,
    ...(distractors === undefined ? {} : { distractors: await loadPassages(distractors, limit) }),
    ...(rewrite === undefined ? {} : { rewrite: (question) => perturbQuestion(question, rewrite) }),
  });
}

async function register(config: Config, terminal: Terminal): Promise<ExitCode> {
  const { messages } = terminal;
  if (config.discordToken === undefined) {
    terminal.errors.write(`${messages.tokenNeeded}\n`);
    return exitCodes.failure;
  }
  // Loaded only here, since loading discord.js takes longer than any other command.
  const { registerCommands } = await import('./discord/register-commands.js');
  const { changed } = await registerCommands({
    token: config.discordToken,
    apiUrl: config.discordApiUrl,
  });
  terminal.output.write(`${messages.registered(changed)}\n`);
  return exitCodes.success;
}

/** Loads the saved index, if there is one, and closes the core in any case. */
async function withApp<T>(app: App, use: (app: App) => Promise<T>): Promise<T> {
  try {
    await app.load();
    return await use(app);
  } finally {
    await app.close();
  }
}

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) {
    throw new InvalidArgumentError('It takes a whole number from 1.');
  }
  return count;
}

if (isMainModule(import.meta.url)) {
  const settings = loadConfig();
  const terminal = createTerminal(settings.ok ? settings.config.defaultLanguage : 'de');
  endQuietlyOnClosedPipe(process.stdout);
  if (settings.ok) {
    const { config } = settings;
    process.exitCode = await runCli(process.argv.slice(2), {
      config,
      terminal,
      openApp: (corpusFolder) => openApp(config, { corpusFolder }),
      openFiles: createFileLoader,
    });
  } else {
    terminal.errors.write(`${explainConfigProblems(settings.problems, terminal)}\n`);
    process.exitCode = exitCodes.failure;
  }
}

/** Exits with success when the reader of a pipe stops reading, as in `beleg … | head -1`. */
function endQuietlyOnClosedPipe(output: NodeJS.WriteStream): void {
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(exitCodes.success);
  });
}
