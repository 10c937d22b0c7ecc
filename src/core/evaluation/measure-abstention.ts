import type { Calibration, Thresholds } from '../calibration.js';
import { areaUnderCurve, type ScoredOutcome, shareAtThreshold } from './metrics.js';

/** How well the confidence separates answerable questions from others. */
export interface Abstention {
  readonly auc: number;
  /** The least confidence of a sure answer; `kept` and `refused` are measured at it. */
  readonly threshold: number;
  /** The share of answerable questions that get a sure answer. */
  readonly kept: number;
  /** The share of other questions that get none. */
  readonly refused: number;
  /** The same two shares at the least confidence at which the closest passage is shown. */
  readonly closest: { readonly threshold: number; readonly kept: number; readonly refused: number };
}

/** What decides how an answer is shown. */
export interface Rating {
  readonly confidence: number;
  readonly closeness: number;
}

/** Compares the ratings of two groups of questions; `undefined` when one of them is empty. */
export function measureAbstention(
  answerable: readonly Rating[],
  others: readonly Rating[],
  { sure, closest }: Thresholds,
): Abstention | undefined {
  const listScores = (name: keyof Rating): ScoredOutcome[] => [
    ...answerable.map((rating) => ({ score: rating[name], answerable: true })),
    ...others.map((rating) => ({ score: rating[name], answerable: false })),
  ];
  const outcomes = listScores('confidence');
  const auc = areaUnderCurve(outcomes);
  if (auc === undefined) return undefined;
  return {
    auc,
    threshold: sure,
    ...shareAtThreshold(outcomes, sure),
    closest: { threshold: closest, ...shareAtThreshold(listScores('closeness'), closest) },
  };
}

/** A confidence and whether the answer shown with it would be right. */
export interface RatedAnswer {
  readonly confidence: number;
  readonly right: boolean;
}

/** How far a confidence can be taken at its word. */
export interface CalibrationFigures extends Pick<
  Calibration,
  'support' | 'questions' | 'kept' | 'wrong'
> {
  /**
   * Expected calibration error: the mean distance between the confidence and the share of right answers
   * in ten bins of equal width, weighted by their size (Naeini et al. 2015).
   */
  readonly calibrationError: number;
  /** The share of wrong answers among the most confident half, three quarters and all of them. */
  readonly risk: { readonly at50: number; readonly at75: number; readonly at100: number };
}

/** Describes how a corpus was calibrated and how its confidences came out on known questions. */
export function measureCalibration(
  { support, questions, kept, wrong }: Calibration,
  answers: readonly RatedAnswer[],
): CalibrationFigures {
  return {
    support,
    questions,
    kept,
    wrong,
    calibrationError: computeCalibrationError(answers),
    risk: {
      at50: computeRisk(answers, 0.5),
      at75: computeRisk(answers, 0.75),
      at100: computeRisk(answers, 1),
    },
  };
}

const bins = 10;

/** Computes the calibration error of the answers; 0 for an empty list. */
function computeCalibrationError(answers: readonly RatedAnswer[]): number {
  const groups = Array.from({ length: bins }, () => ({ confidence: 0, right: 0, size: 0 }));
  for (const { confidence, right } of answers) {
    const group = groups[Math.min(bins - 1, Math.floor(confidence * bins))];
    if (group === undefined) throw new RangeError(`a confidence of ${confidence}`);
    group.confidence += confidence;
    group.right += Number(right);
    group.size += 1;
  }
  const distance = groups.reduce((sum, group) => sum + Math.abs(group.confidence - group.right), 0);
  return answers.length === 0 ? 0 : distance / answers.length;
}

/**
 * The risk at a coverage: the share of wrong answers when only the most confident ones are shown. 0
 * when none is shown. Among equal confidences wrong answers come first, so ties are never flattered.
 *
 * @param coverage the share of all answers that is shown, from 0 to 1
 */
function computeRisk(answers: readonly RatedAnswer[], coverage: number): number {
  const shown = [...answers]
    .sort((a, b) => b.confidence - a.confidence || Number(a.right) - Number(b.right))
    .slice(0, Math.round(answers.length * coverage));
  return shown.length === 0 ? 0 : shown.filter(({ right }) => !right).length / shown.length;
}
