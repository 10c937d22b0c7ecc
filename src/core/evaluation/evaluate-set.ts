import { loadGermanWordList } from '../analysis/word-lists/german-word-list.js';
import { calibrate } from '../answer/calibration/calibrate.js';
import { defaultErrorRate } from '../answer/calibration/defaults.js';
import { chooseSentence } from '../answer/choose-sentence.js';
import { computeCloseness, computeConfidence } from '../answer/compute-confidence.js';
import { createMiniSearchIndex } from '../indexing/minisearch-index.js';
import type { PassageIndex } from '../indexing/passage-index.js';
import { itemAt } from '../item-at.js';
import type { Passage, TextRange } from '../passages/passage.js';
import { retrieve } from '../retrieval/retrieve.js';
import { groupBy } from './group-by.js';
import {
  type Abstention,
  type CalibrationFigures,
  measureAbstention,
  measureCalibration,
  type Rating,
} from './measure-abstention.js';
import { computeNdcg, mean, percentile, reciprocalRank } from './metrics.js';
import type { JudgedQuestion, QuestionSet } from './question-set.js';

/** The figures of one run: shares and reciprocal ranks from 0 to 1, times in milliseconds. */
export interface EvaluationReport {
  readonly set: string;
  readonly passages: number;
  /** The number of answerable questions; the ranking figures are averages over these. */
  readonly questions: number;
  readonly mrr10: number;
  /** Normalized discounted cumulative gain of the first ten passages. */
  readonly ndcg10: number;
  readonly recall1: number;
  readonly recall5: number;
  readonly recall10: number;
  /**
   * The share of questions whose first passage is relevant and whose best sentence contains a gold span;
   * absent when the set has no gold spans.
   */
  readonly sentence1?: number;
  /** The same for the marked range, which may be two adjacent sentences. */
  readonly marked1?: number;
  /** Answerable questions against the set's unanswerable ones; absent when it has none. */
  readonly unanswerable?: Abstention;
  /** Answerable questions against the same ones with the answering document taken out of the corpus. */
  readonly takenOut?: Abstention;
  /** Over all answerable questions, and the taken-out ones when they were asked. */
  readonly calibration: CalibrationFigures;
  readonly latencyMs: { readonly p50: number; readonly p95: number; readonly p99: number };
  readonly buildMs: number;
  /** The heap in use after the build, in MiB; comparable only between runs of one program. */
  readonly heapMib: number;
}

export interface EvaluateOptions {
  /** Additional passages that answer none of the questions. Default: none. */
  readonly distractors?: readonly Passage[];
  /** Changes each question before it is asked, as `perturbQuestion` does. Default: no change. */
  readonly rewrite?: (question: string) => string;
  /** Whether to ask again with the answering document taken out. Default: `false`. */
  readonly takeOut?: boolean;
  /** The share of wrong answers to calibrate for. Default: `defaultErrorRate`. */
  readonly errorRate?: number;
  readonly onProgress?: (done: number, total: number) => void;
}

interface Outcome extends Rating {
  readonly ranked: readonly string[];
  readonly sentence: string;
  readonly marked: string;
  readonly tookMs: number;
}

interface AskedQuestion {
  readonly question: JudgedQuestion;
  readonly outcome: Outcome;
}

/** The rank down to which results are counted. */
const depth = 10;

/** Asks every question of a set and measures how well the answers are found. */
export async function evaluateSet(
  set: QuestionSet,
  options: EvaluateOptions = {},
): Promise<EvaluationReport> {
  const {
    distractors = [],
    rewrite = (question: string) => question,
    errorRate = defaultErrorRate,
    onProgress,
  } = options;
  const started = performance.now();
  const index = createMiniSearchIndex();
  index.add(set.passages);
  index.add(distractors);
  // Measures the index as it serves: packed, with everything loaded that the first question needs.
  await index.save();
  loadGermanWordList();
  const buildMs = performance.now() - started;
  const heapMib = process.memoryUsage().heapUsed / 2 ** 20;

  const calibration = await calibrate(index, { errorRate });
  if (calibration === undefined) throw new Error('the calibration was cancelled');
  const { thresholds } = calibration;
  const answerableCount = set.questions.filter(({ relevant }) => relevant.length > 0).length;
  const total = set.questions.length + (options.takeOut === true ? answerableCount : 0);
  let done = 0;
  const askNext = (question: string): Outcome => {
    onProgress?.(done, total);
    done += 1;
    return askOnce(rewrite(question), index);
  };
  const asked = set.questions.map((question): AskedQuestion => ({
    question,
    outcome: askNext(question.question),
  }));
  const withoutDocument =
    options.takeOut === true ? askWithoutDocument(set, index, askNext) : undefined;
  onProgress?.(total, total);
  const answerable = asked.filter(({ question }) => question.relevant.length > 0);
  const unanswerable = asked.filter(({ question }) => question.relevant.length === 0);
  const ranks = answerable.map(({ question, outcome }) =>
    reciprocalRank(outcome.ranked, new Set(question.relevant), depth),
  );
  const recall = (rank: number) => mean(ranks.map((reciprocal) => Number(reciprocal >= 1 / rank)));
  const times = asked.map(({ outcome }) => outcome.tookMs);
  const kept = answerable.map(({ outcome }) => outcome);
  const hasGold = answerable.some(({ question }) => question.answers.length > 0);
  return {
    set: set.name,
    passages: index.statistics.passages,
    questions: answerable.length,
    mrr10: mean(ranks),
    ndcg10: mean(
      answerable.map(({ question, outcome }) =>
        computeNdcg(outcome.ranked, question.grades ?? gradeAlike(question.relevant), depth),
      ),
    ),
    recall1: recall(1),
    recall5: recall(5),
    recall10: recall(depth),
    ...(hasGold
      ? {
          sentence1: mean(answerable.map((one) => hasAnswer(one, one.outcome.sentence))),
          marked1: mean(answerable.map((one) => hasAnswer(one, one.outcome.marked))),
        }
      : {}),
    ...optional(
      'unanswerable',
      measureAbstention(
        kept,
        unanswerable.map(({ outcome }) => outcome),
        thresholds,
      ),
    ),
    ...(withoutDocument === undefined
      ? {}
      : optional('takenOut', measureAbstention(kept, withoutDocument, thresholds))),
    calibration: measureCalibration(calibration, [
      ...answerable.map(({ outcome }, at) => ({
        confidence: outcome.confidence,
        right: ranks[at] === 1,
      })),
      ...(withoutDocument ?? []).map(({ confidence }) => ({ confidence, right: false })),
    ]),
    latencyMs: {
      p50: percentile(times, 0.5),
      p95: percentile(times, 0.95),
      p99: percentile(times, 0.99),
    },
    buildMs,
    heapMib,
  };
}

function askOnce(question: string, index: PassageIndex): Outcome {
  const started = performance.now();
  const retrieval = retrieve(question, index, { limit: depth });
  const confidence = computeConfidence(retrieval, index);
  const { hits, query, matcher } = retrieval;
  const best = hits[0];
  const chosen = best === undefined ? undefined : chooseSentence(question, query, best, matcher);
  const read = (range: TextRange | undefined): string =>
    range === undefined ? '' : (best?.passage.text.slice(range.start, range.end) ?? '');
  return {
    ranked: hits.map(({ passage }) => passage.id),
    confidence,
    closeness: computeCloseness(retrieval, index),
    sentence: read(chosen?.best),
    marked: read(chosen?.range),
    tookMs: performance.now() - started,
  };
}

function hasAnswer({ question, outcome }: AskedQuestion, text: string): number {
  const [first] = outcome.ranked;
  const isRelevant = first !== undefined && question.relevant.includes(first);
  return Number(isRelevant && question.answers.some((answer) => text.includes(answer)));
}

/** Asks every answerable question while its document is out of the index. */
function askWithoutDocument(
  { passages, questions }: QuestionSet,
  index: PassageIndex,
  askNext: (question: string) => Outcome,
): Outcome[] {
  const documentOf = new Map(passages.map(({ id, document }) => [id, document]));
  const passagesOf = groupBy(passages, ({ document }) => document);
  const questionsOf = groupBy(
    questions.filter(({ relevant }) => relevant.length > 0),
    ({ id, relevant }) => {
      const document = documentOf.get(itemAt(relevant, 0));
      if (document === undefined) throw new Error(`question ${id} names an unknown passage`);
      return document;
    },
  );
  return [...questionsOf].flatMap(([document, asked]) => {
    const taken = passagesOf.get(document);
    if (taken === undefined) throw new Error(`document ${document} has no passages`);
    index.remove(taken.map(({ id }) => id));
    const outcomes = asked.map(({ question }) => askNext(question));
    index.add(taken);
    return outcomes;
  });
}

function gradeAlike(relevant: readonly string[]): ReadonlyMap<string, number> {
  return new Map(relevant.map((id) => [id, 1]));
}

function optional<K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, V>);
}
