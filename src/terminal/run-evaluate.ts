import { progress } from '@clack/prompts';

import {
  evaluateSet,
  type EvaluateOptions,
  type EvaluationReport,
} from '../core/evaluation/evaluate-set.js';
import type { Abstention, CalibrationFigures } from '../core/evaluation/measure-abstention.js';
import type { QuestionSet } from '../core/evaluation/question-set.js';
import type { Terminal } from './terminal.js';

/** Measures retrieval on a question set and writes the figures. Shows a progress bar in a terminal. */
export async function runEvaluate(
  set: QuestionSet,
  terminal: Terminal,
  { json, ...options }: EvaluateOptions & { readonly json: boolean },
): Promise<EvaluationReport> {
  const bar = terminal.interactive
    ? progress({ max: set.questions.length, output: terminal.errors })
    : undefined;
  bar?.start(set.name);
  const report = await evaluateSet(set, {
    ...options,
    ...(bar === undefined ? {} : { onProgress: (done) => bar.advance(1, `${set.name}: ${done}`) }),
  });
  bar?.stop(set.name);
  terminal.output.write(json ? `${JSON.stringify(report)}\n` : renderReport(report));
  return report;
}

function renderReport(report: EvaluationReport): string {
  const share = (value: number) => value.toFixed(3);
  const milliseconds = (value: number) => `${value.toFixed(1)} ms`;
  const { latencyMs } = report;
  const rows: (readonly [name: string, value: string])[] = [
    ['set', report.set],
    ['passages', String(report.passages)],
    ['questions', String(report.questions)],
    ['MRR@10', share(report.mrr10)],
    ['nDCG@10', share(report.ndcg10)],
    ['R@1', share(report.recall1)],
    ['R@5', share(report.recall5)],
    ['R@10', share(report.recall10)],
    ...(report.sentence1 === undefined ? [] : [['sent@1', share(report.sentence1)] as const]),
    ...(report.marked1 === undefined ? [] : [['marked@1', share(report.marked1)] as const]),
    ...renderAbstention('unanswerable', report.unanswerable),
    ...renderAbstention('document taken out', report.takenOut),
    ...renderCalibration(report.calibration),
    ['latency p50', milliseconds(latencyMs.p50)],
    ['latency p95', milliseconds(latencyMs.p95)],
    ['latency p99', milliseconds(latencyMs.p99)],
    ['build', `${(report.buildMs / 1000).toFixed(2)} s`],
    ['heap', `${report.heapMib.toFixed(0)} MiB`],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}\n`).join('');
}

function renderAbstention(
  name: string,
  abstention: Abstention | undefined,
): (readonly [string, string])[] {
  if (abstention === undefined) return [];
  const { auc, threshold, kept, refused, closest } = abstention;
  const describe = (from: number, keptShare: number, refusedShare: number) =>
    `${from.toFixed(3)}: kept ${keptShare.toFixed(3)}, refused ${refusedShare.toFixed(3)}`;
  const sure = describe(threshold, kept, refused);
  const shown = describe(closest.threshold, closest.kept, closest.refused);
  return [[name, `AUC ${auc.toFixed(3)}; sure from ${sure}; closest from ${shown}`]];
}

function renderCalibration(figures: CalibrationFigures): (readonly [string, string])[] {
  const { support, questions, kept, wrong, calibrationError, risk } = figures;
  const own = `${questions} questions, kept ${kept.toFixed(3)}, wrong ${wrong.toFixed(3)}`;
  const risks = [risk.at50, risk.at75, risk.at100].map((value) => value.toFixed(3)).join(' / ');
  return [
    ['own calibration', `${support}; ${own}`],
    ['calibration error', calibrationError.toFixed(3)],
    ['risk at 50/75/100 %', risks],
  ];
}
