import type { App } from '../app.js';
import type { Answer, Quote } from '../answer/answer.js';
import type { Judgment } from './load-judgments.js';
import { groupBy } from './group-by.js';
import { mean } from './metrics.js';

/** The result of one judged question. */
export interface JudgedAnswer {
  readonly judgment: Judgment;
  /** 1 for the first quote; `undefined` when no quote is right or the question is unanswerable. */
  readonly rank: number | undefined;
  /** Whether the first quote is right and its marked sentence contains the judged text. */
  readonly sentence: boolean;
  /** Whether the first quote and its marked sentence are right, or the refusal is. */
  readonly right: boolean;
  readonly confidence: number;
  /** Whether the answer was shown as sure. */
  readonly sure: boolean;
}

/** The figures of one kind of questions. */
export interface KindFigures {
  readonly kind: string;
  readonly questions: number;
  /** How many have the right quote first, or are rightly refused. */
  readonly first: number;
  /** How many of those that are answered wrongly, or should be refused, are shown as sure. */
  readonly surelyWrong: number;
}

export interface JudgmentsReport {
  readonly answers: readonly JudgedAnswer[];
  /** Mean reciprocal rank over the answerable questions; a refused one counts 0. */
  readonly mrr: number;
  readonly sentence1: number;
  /** The share of answerable questions with a right quote, and of unanswerable ones that were refused. */
  readonly kept: number;
  readonly refused: number;
  /** By kind, in the order of the judgments; empty when none has a kind. */
  readonly kinds: readonly KindFigures[];
}

/** Asks every judged question and compares the answers with the judgments. */
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
    kinds: countKinds(answers),
  };
}

function countKinds(answers: readonly JudgedAnswer[]): KindFigures[] {
  const groups = groupBy(answers, ({ judgment }) => judgment.kind);
  return [...groups].flatMap(([kind, group]) => {
    if (kind === undefined) return [];
    const isFirst = ({ judgment, rank, right }: JudgedAnswer): boolean =>
      'unanswerable' in judgment ? right : rank === 1;
    return [
      {
        kind,
        questions: group.length,
        first: group.filter(isFirst).length,
        surelyWrong: group.filter((answer) => answer.sure && !isFirst(answer)).length,
      },
    ];
  });
}

function judge(judgment: Judgment, { status, quotes, confidence, sure }: Answer): JudgedAnswer {
  if ('unanswerable' in judgment) {
    const right = status === 'not-found';
    return { judgment, rank: undefined, sentence: false, right, confidence, sure };
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
    sure,
  };
}
