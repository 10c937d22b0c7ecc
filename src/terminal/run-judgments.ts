import type { App } from '../core/app.js';
import {
  evaluateJudgments,
  type JudgedAnswer,
  type JudgmentsReport,
} from '../core/evaluation/evaluate-judgments.js';
import type { Judgment } from '../core/evaluation/load-judgments.js';
import type { Terminal } from './terminal.js';

/** Asks a corpus the questions of its judgments and writes the figures, with one line per miss. */
export async function runJudgments(
  app: App,
  judgments: readonly Judgment[],
  terminal: Terminal,
  { json }: { readonly json: boolean },
): Promise<JudgmentsReport> {
  const report = await evaluateJudgments(app, judgments);
  terminal.output.write(json ? `${JSON.stringify(report)}\n` : renderReport(report));
  return report;
}

function renderReport({ answers, mrr, sentence1, kept, refused, kinds }: JudgmentsReport): string {
  const rows: (readonly [string, string])[] = [
    ['questions', String(answers.length)],
    ['MRR', mrr.toFixed(3)],
    ['sent@1', sentence1.toFixed(3)],
    ['kept', kept.toFixed(3)],
    ['refused', refused.toFixed(3)],
    ...kinds.map(
      ({ kind, questions, first, surelyWrong }) =>
        [kind, `${first} of ${questions} right first, ${surelyWrong} surely wrong`] as const,
    ),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const misses = answers.filter(({ right }) => !right).map(describeMiss);
  return [...rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`), ...misses, ''].join(
    '\n',
  );
}

function describeMiss({ judgment, rank, confidence }: JudgedAnswer): string {
  const sure = `confidence ${confidence.toFixed(2)}`;
  if ('unanswerable' in judgment) return `answered, not refused (${sure}): ${judgment.question}`;
  const outcome =
    rank === undefined ? 'not found' : rank === 1 ? 'another sentence marked' : `at rank ${rank}`;
  return `${outcome} (${sure}): ${judgment.question}`;
}
