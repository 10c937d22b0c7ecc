import { computeUpperBound } from './binomial.js';
import type { Calibration } from '../../calibration.js';
import { defaultThresholds } from './defaults.js';

/** The confidences of one calibration question. */
export interface CalibrationOutcome {
  /** While its answer is in the corpus; `undefined` for a question that never had an answer. */
  readonly leftIn: number | undefined;
  /** Whether the best passage is then the right one. */
  readonly right: boolean;
  /** After its answer was taken out; `undefined` when it was not asked that way. */
  readonly takenOut: number | undefined;
}

/** How often the bound on the error rate has to hold. */
const boundConfidence = 0.95;
/** With fewer outcomes even a flawless result does not prove a useful rate. */
const leastOutcomes = 25;
/** A threshold that keeps less of the answerable questions is of no use. */
const leastKept = 0.1;

/**
 * Chooses the lowest threshold whose error rate among the sure answers, at the upper bound of Clopper
 * and Pearson, stays within the rate asked for. An answer is wrong when it is shown although the answer
 * was taken out, or when another passage than the right one comes first. It is never below the
 * default one, because the questions that a corpus yields are easier than those of people. The closest
 * passage is shown from the default threshold on.
 */
export function chooseThresholds(
  outcomes: readonly CalibrationOutcome[],
  errorRate: number,
): Calibration {
  const shown = collectConfidences(outcomes);
  const describe = (sure: number, support: Calibration['support']): Calibration => ({
    thresholds: { ...defaultThresholds, sure },
    errorRate,
    support,
    questions: outcomes.length,
    kept: shareFrom(shown.answerable, sure),
    wrong: shareFrom(shown.takenOut, sure),
  });
  if (shown.right.length < leastOutcomes || shown.wrong.length < leastOutcomes) {
    return describe(defaultThresholds.sure, 'too-few-questions');
  }
  const bounds = listBounds(shown);
  const fitting = bounds.filter(({ bound }) => bound <= errorRate);
  if (fitting.length > 0) {
    const least = Math.min(...fitting.map(({ threshold }) => threshold));
    return describe(Math.max(defaultThresholds.sure, least), 'supported');
  }
  const best = bounds.reduce((one, other) => (other.bound < one.bound ? other : one));
  return describe(Math.max(defaultThresholds.sure, best.threshold), 'not-reached');
}

interface Confidences {
  /** Of shown answers that would be right. */
  readonly right: readonly number[];
  /** Of shown answers that would be wrong. */
  readonly wrong: readonly number[];
  readonly answerable: readonly number[];
  readonly takenOut: readonly number[];
}

function collectConfidences(outcomes: readonly CalibrationOutcome[]): Confidences {
  const answerable = outcomes.flatMap(({ leftIn }) => leftIn ?? []);
  const takenOut = outcomes.flatMap((outcome) => outcome.takenOut ?? []);
  const right = outcomes.flatMap(({ leftIn, right: isRight }) => (isRight ? (leftIn ?? []) : []));
  const misled = outcomes.flatMap(({ leftIn, right: isRight }) => (isRight ? [] : (leftIn ?? [])));
  return { right, wrong: [...takenOut, ...misled], answerable, takenOut };
}

/** The upper bound on the error rate at each confidence that occurs and keeps enough. */
function listBounds({ right, wrong }: Confidences): { threshold: number; bound: number }[] {
  const thresholds = [...new Set([...right, ...wrong])];
  const least = Math.max(1, right.length * leastKept);
  return thresholds.flatMap((threshold) => {
    const kept = countFrom(right, threshold);
    if (kept < least) return [];
    const errors = countFrom(wrong, threshold);
    return [{ threshold, bound: computeUpperBound(errors, kept + errors, boundConfidence) }];
  });
}

function countFrom(confidences: readonly number[], threshold: number): number {
  return confidences.filter((confidence) => confidence >= threshold).length;
}

function shareFrom(confidences: readonly number[], threshold: number): number {
  return confidences.length === 0 ? 0 : countFrom(confidences, threshold) / confidences.length;
}
