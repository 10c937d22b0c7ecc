import { type Command, Option } from 'commander';

import { loadJudgments } from '../core/evaluation/load-judgments.js';
import { loadPassages, loadQuestionSet } from '../core/evaluation/load-question-set.js';
import { type Perturbation, perturbQuestion } from '../core/evaluation/perturb-question.js';
import { runEvaluate } from '../terminal/run-evaluate.js';
import { runJudgments } from '../terminal/run-judgments.js';
import type { CliContext } from './cli-context.js';
import { type CorpusOptions, createCorpusOption, parseCount } from './options.js';
import { useIndexedApp } from './use-app.js';

interface EvaluateCommandOptions extends CorpusOptions {
  readonly judgments?: string;
  readonly distractors?: string;
  readonly limit?: number;
  readonly rewrite?: Perturbation;
  readonly takeOut?: boolean;
  readonly json?: boolean;
}

/** Adds `beleg evaluate`, which measures how well answers are found. */
export function addEvaluate(program: Command, context: CliContext): void {
  program
    .command('evaluate')
    .description('measure how well answers are found, on questions whose answers are known')
    .argument('[folder]', 'with passages.jsonl[.gz] and questions.jsonl[.gz]')
    .option(
      '--judgments <file>',
      'ask the documents the questions of a file instead of a question set',
    )
    .addOption(createCorpusOption(context.config))
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
        const { judgments } = options;
        if (judgments !== undefined && folder === undefined) {
          await evaluateJudgments(judgments, options, context);
        } else if (folder !== undefined && judgments === undefined) {
          await evaluateQuestionSet(folder, options, context);
        } else {
          command.error('error: give a folder, or --judgments, and not both');
        }
      },
    );
}

async function evaluateJudgments(
  file: string,
  { corpus, json = false }: EvaluateCommandOptions,
  { terminal, openApp }: CliContext,
): Promise<void> {
  const expected = await loadJudgments(file);
  await useIndexedApp(openApp(corpus), (app) => runJudgments(app, expected, terminal, { json }));
}

async function evaluateQuestionSet(
  folder: string,
  { distractors, limit, rewrite, takeOut = true, json = false }: EvaluateCommandOptions,
  { terminal }: CliContext,
): Promise<void> {
  const set = await loadQuestionSet(folder);
  await runEvaluate(set, terminal, {
    json,
    takeOut,
    ...(distractors === undefined ? {} : { distractors: await loadPassages(distractors, limit) }),
    ...(rewrite === undefined ? {} : { rewrite: (question) => perturbQuestion(question, rewrite) }),
  });
}
