import type { PassageIndex } from '../../indexing/passage-index.js';
import type { SemanticScores } from '../../embedding/semantic-scores.js';
import type { Retrieval } from '../../retrieval/retrieve.js';
import { computeConfidence } from '../compute-confidence.js';
import { retrieveWithMeaning, type RetrieveWithMeaningOptions } from '../retrieve-with-meaning.js';
import {
  buildCalibrationQuestions,
  type CalibrationQuestion,
} from './build-calibration-questions.js';
import type { Calibration } from '../../calibration.js';
import { type CalibrationOutcome, chooseThresholds } from './choose-thresholds.js';
import { runWithoutPassages } from './run-without-passages.js';

export interface CalibrateOptions {
  /** The share of wrong answers among the sure ones, above 0 and at most 0.5. */
  readonly errorRate: number;
  /** Judged questions of the corpus, asked besides those it yields itself. Default: none. */
  readonly judged?: readonly CalibrationQuestion[];
  /** Whether the synonyms that come with Beleg are used, as in the answers. Default: `true`. */
  readonly starterSynonyms?: boolean;
  /** Compares a question with the passages in meaning. Default: questions are asked by words alone. */
  readonly compare?: (question: string) => Promise<SemanticScores>;
  /** Gives the event loop a turn when one is due. Default: never. */
  readonly yieldIfDue?: () => Promise<void> | undefined;
  /** Ends the work early. Default: never. */
  readonly isCancelled?: () => boolean;
}

/**
 * In a corpus of fewer documents only the answering section is taken out: without a whole document too
 * little would be left.
 */
const fewestDocuments = 5;
/** So many passages can be taken out without holding the thread for long. */
const mostTakenOut = 200;
/** Hits of other documents among these show whether a question is specific to its document. */
const hitsCompared = 20;
/** From this share of its words on, weighted by rarity, another document has the question as well. */
const fullCoverage = 0.99;

/**
 * Fits the thresholds of a corpus to the error rate asked for: asks questions that the corpus yields
 * with their document left in and taken out, and compares the confidences. The same documents give
 * the same thresholds. The index may be asked, and even changed, between the steps.
 *
 * @returns `undefined` when cancelled
 */
export async function calibrate(
  index: PassageIndex,
  {
    errorRate,
    judged = [],
    starterSynonyms = true,
    compare,
    yieldIfDue = () => undefined,
    isCancelled = () => false,
  }: CalibrateOptions,
): Promise<Calibration | undefined> {
  const outcomes: CalibrationOutcome[] = [];
  const withMeaning = async (asked: CalibrationQuestion): Promise<RetrieveWithMeaningOptions> => ({
    limit: hitsCompared,
    starterSynonyms,
    semantic: await compare?.(asked.question),
  });
  for (const question of judged) {
    if (isCancelled()) return undefined;
    outcomes.push(askJudged(question, index, await withMeaning(question)));
    await yieldIfDue();
  }
  const questions = await buildCalibrationQuestions(index.passages(), yieldIfDue);
  for (const question of questions) {
    if (isCancelled()) return undefined;
    const outcome = askOwn(question, index, await withMeaning(question));
    if (outcome !== undefined) outcomes.push(outcome);
    await yieldIfDue();
  }
  return chooseThresholds(outcomes, errorRate);
}

function askJudged(
  { question, passages }: CalibrationQuestion,
  index: PassageIndex,
  options: RetrieveWithMeaningOptions,
): CalibrationOutcome {
  const retrieval = retrieveWithMeaning(question, index, options);
  const confidence = computeConfidence(retrieval, index);
  if (passages.length === 0) return { leftIn: undefined, right: false, takenOut: confidence };
  const right = isFirst(retrieval, passages);
  return { leftIn: confidence, right, takenOut: askTakenOut(question, passages, index, options) };
}

/**
 * `undefined` for a question that does not tell its own passage from others: another passage comes
 * first, or another document has all its words and may answer it as well.
 */
function askOwn(
  { question, passages }: CalibrationQuestion,
  index: PassageIndex,
  options: RetrieveWithMeaningOptions,
): CalibrationOutcome | undefined {
  const retrieval = retrieveWithMeaning(question, index, options);
  const [best] = retrieval.hits;
  if (best === undefined || !isFirst(retrieval, passages)) return undefined;
  const isShared = retrieval.hits.some(
    ({ passage, signals }) =>
      passage.document !== best.passage.document && signals.coverage >= fullCoverage,
  );
  if (isShared) return undefined;
  const takenOut = askTakenOut(question, passages, index, options);
  return { leftIn: computeConfidence(retrieval, index), right: true, takenOut };
}

function isFirst({ hits: [best] }: Retrieval, passages: readonly string[]): boolean {
  return best !== undefined && passages.includes(best.passage.id);
}

function askTakenOut(
  question: string,
  passages: readonly string[],
  index: PassageIndex,
  options: RetrieveWithMeaningOptions,
): number {
  const ids = selectTakenOut(passages, index);
  return runWithoutPassages(index, ids, (view) =>
    computeConfidence(retrieveWithMeaning(question, view, options), view),
  );
}

/**
 * What is taken out with an answer: its document; of a long document, the passages around the answer;
 * in a corpus of few documents, the answering section.
 */
function selectTakenOut(passages: readonly string[], index: PassageIndex): Set<string> {
  const taken = new Set(passages);
  for (const id of passages) {
    const passage = index.get(id);
    if (passage === undefined) continue;
    const ids = [...index.passageIdsOf(passage.document)];
    if (index.statistics.documents < fewestDocuments) {
      const section = passage.headings.join('\0');
      for (const other of ids) {
        const headings = index.get(other)?.headings ?? [];
        if (section !== '' && headings.join('\0') === section) taken.add(other);
      }
    } else {
      const from = Math.max(0, ids.indexOf(id) - mostTakenOut / 2);
      for (const other of ids.slice(from, from + mostTakenOut)) taken.add(other);
    }
    if (taken.size >= mostTakenOut) break;
  }
  return taken;
}
