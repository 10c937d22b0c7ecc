import { join } from 'node:path';

import { calibrate } from './answer/calibration/calibrate.js';
import type { Calibration } from './calibration.js';
import type { SemanticScores } from './embedding/semantic-scores.js';
import { createYielder } from './create-yielder.js';
import { EvaluationError } from './evaluation/evaluation-error.js';
import { findJudgedPassages, type JudgedPassages } from './evaluation/find-judged-passages.js';
import { loadJudgments } from './evaluation/load-judgments.js';
import { computeFingerprint } from './indexing/snapshot/compute-fingerprint.js';
import { nodePlatform, type Platform } from './platform/platform.js';
import type { CorpusIndex } from './indexing/update/corpus-index.js';

/** Thresholds are fitted again when more than this share of the passages has changed. */
const mostChangedShare = 0.02;
/** Raised when the form of a kept calibration changes. */
const formatVersion = 1;
const judgmentsFile = 'judgments.yaml';
/** In bytes: some thousand questions. */
const longestJudgmentsFile = 2 ** 20;

let code: Promise<string> | undefined;

/** Describes the code that a confidence depends on; it is read once. */
export function describeCalibrationCode(): Promise<string> {
  code ??= computeFingerprint({
    format: formatVersion,
    analyzers: [],
    roots: [new URL('./answer/calibration/calibrate.js', import.meta.url)],
  });
  return code;
}

/** Fits the thresholds of a corpus in the background, one corpus at a time. */
export class CorpusCalibrator {
  readonly #corpusFolder: string;
  readonly #errorRate: number;
  readonly #starterSynonyms: boolean;
  readonly #platform: Platform;
  #cancel: () => void = () => undefined;

  /** @param starterSynonyms whether answers use the synonyms that come with Beleg */
  constructor(
    corpusFolder: string,
    errorRate: number,
    starterSynonyms: boolean,
    platform: Platform = nodePlatform,
  ) {
    this.#corpusFolder = corpusFolder;
    this.#errorRate = errorRate;
    this.#starterSynonyms = starterSynonyms;
    this.#platform = platform;
  }

  /**
   * Fits the thresholds of a corpus unless those it has still apply. The corpus keeps the thresholds it
   * has when `stop` is called meanwhile.
   */
  async calibrateIfDue(corpus: CorpusIndex): Promise<void> {
    if (corpus.index.statistics.passages === 0) return;
    let isCancelled = false;
    this.#cancel = () => (isCancelled = true);
    // A confidence depends on the starter synonyms as it does on the code.
    const suffix = this.#starterSynonyms ? '' : ' without starter synonyms';
    const code = `${await describeCalibrationCode()}${suffix}`;
    if (!this.#isDue(corpus, code)) return;
    const { index, changeCount } = corpus;
    const calibration = await calibrate(index, {
      errorRate: this.#errorRate,
      starterSynonyms: this.#starterSynonyms,
      judged: await this.#loadJudged(corpus),
      yieldIfDue: createYielder(this.#platform.clock),
      isCancelled: () => isCancelled,
    });
    if (calibration !== undefined) corpus.calibration = { calibration, code, changeCount };
  }

  /**
   * Fits the thresholds that apply while questions are compared in meaning.
   *
   * @returns `undefined` when cancelled
   */
  async calibrateWith(
    compare: (question: string) => Promise<SemanticScores>,
    corpus: CorpusIndex,
    isCancelled: () => boolean,
  ): Promise<Calibration | undefined> {
    return calibrate(corpus.index, {
      errorRate: this.#errorRate,
      starterSynonyms: this.#starterSynonyms,
      judged: await this.#loadJudged(corpus),
      compare,
      yieldIfDue: createYielder(this.#platform.clock),
      isCancelled,
    });
  }

  /** Ends the work that is under way. */
  stop(): void {
    this.#cancel();
  }

  #isDue({ calibration: kept, changeCount, index }: CorpusIndex, code: string): boolean {
    const { passages } = index.statistics;
    return (
      kept?.code !== code ||
      kept.calibration.errorRate !== this.#errorRate ||
      changeCount - kept.changeCount > passages * mostChangedShare
    );
  }

  /** Judgments are optional here: `beleg evaluate` says what is wrong with them. */
  async #loadJudged(corpus: CorpusIndex): Promise<readonly JudgedPassages[]> {
    const path = join(this.#corpusFolder, judgmentsFile);
    const file = await this.#platform.fileSystem.lstat(path).catch(() => undefined);
    if (file === undefined || !file.isFile() || file.size > longestJudgmentsFile) return [];
    try {
      const judgments = await loadJudgments(path);
      return findJudgedPassages(judgments, (document) => corpus.passagesOf(document));
    } catch (error) {
      if (error instanceof EvaluationError) return [];
      throw error;
    }
  }
}
