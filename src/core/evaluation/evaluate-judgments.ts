import type { App } from '../app.js';
import type { Answer, Quote } from '../answer/answer.js';
import type { Judgment } from './load-judgments.js';
import { mean } from './metrics.js';

/** How one question of the judgments went. */
export interface JudgedAnswer {
  readonly judgment: Judgment;
  /** 1 for the first quote; `undefined` where none is right, or nothing was to be found. */
  readonly rank: number | undefined;
  /** The marked sentence of the first quote is the right one. */
  readonly sentence: boolean;
  /** Found with the right quote first, or rightly refused. */
  readonly right: boolean;
  readonly confidence: number;
}

export interface JudgmentsReport {
  readonly answers: readonly JudgedAnswer[];
  /** Over the answerable questions; a refused one counts 0. */
  readonly mrr: number;
  readonly sentence1: number;
  /** Share of the answerable questions that were answered, and of the others that were refused. */
  readonly kept: number;
  readonly refused: number;
}

/** Asks a corpus every question of its judgments. */
export async function evaluateJudgments(
  app: App,
  judgments: readonly Judgment[],
): Promise<JudgmentsReport> {
  const answers: JudgedAnswer[] = [];
  for (const judgment of judgments) {
    answers.push(judge(judgment, await app.ask(judgment.question)));
  }
  const answerable = answers.filter(({ judgment }) => !('unanswerable' in judgment));
  const others = answers.filter(({ judgment }) => 'unanswerable' in judgment);
  return {
    answers,
    mrr: mean(answerable.map(({ rank }) => (rank === undefined ? 0 : 1 / rank))),
    sentence1: mean(answerable.map(({ sentence }) => Number(sentence))),
    kept: mean(answerable.map(({ rank }) => Number(rank !== undefined))),
    refused: mean(others.map(({ right }) => Number(right))),
  };
}

function judge(judgment: Judgment, { status, quotes, confidence }: Answer): JudgedAnswer {
  if ('unanswerable' in judgment) {
    const right = status === 'not-found';
    return { judgment, rank: undefined, sentence: false, right, confidence };
  }
  const isRight = ({ text, citation }: Quote): boolean =>
    citation.document === judgment.document &&
    (judgment.heading === undefined || citation.headings.includes(judgment.heading)) &&
    (judgment.quote === undefined || text.includes(judgment.quote));
  const at = quotes.findIndex(isRight);
  const [first] = quotes;
  const sentence =
    at === 0 &&
    (judgment.quote === undefined || first?.answer.text.includes(judgment.quote) === true);
  return {
    judgment,
    rank: at === -1 ? undefined : at + 1,
    sentence,
    right: at === 0 && sentence,
    confidence,
  };
}
