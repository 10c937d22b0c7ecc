import { loadGermanWordList } from './analysis/word-lists/german-word-list.js';
import { type AnswerOptions, answerQuestion } from './answer/answer-question.js';
import { defaultErrorRate } from './answer/calibration/defaults.js';
import { explainAnswer } from './answer/explain-answer.js';
import type { App, AppStatus, AskOptions, IndexReport } from './app.js';
import type { Calibration } from './calibration.js';
import { CorpusCalibrator } from './corpus-calibrator.js';
import { createYielder } from './create-yielder.js';
import { nodePlatform, type Platform } from './platform/platform.js';
import { createReader } from './create-reader.js';
import { createMiniSearchIndex } from './indexing/minisearch-index.js';
import { compactCorpus, isCompactionDue } from './indexing/update/compact-corpus.js';
import { computeVersion } from './indexing/update/compute-version.js';
import { countActiveRules } from './retrieval/count-active-rules.js';
import { CorpusIndex } from './indexing/update/corpus-index.js';
import { createFileReader, type LoadFile } from './indexing/update/load-file.js';
import { SnapshotKeeper } from './indexing/update/snapshot-keeper.js';
import { updateCorpus } from './indexing/update/update-corpus.js';
import { UpdateQueue, type UpdateRun } from './indexing/update/update-queue.js';

export interface AppOptions {
  readonly corpusFolder: string;
  /** The file that saves the next start from building the index. Default: none is written. */
  readonly snapshotPath?: string | undefined;
  /** In MiB: a corpus whose index is estimated to need more is refused. Default: no limit. */
  readonly memoryLimit?: number | undefined;
  /** The share of wrong answers among the sure ones that is allowed. Default: `defaultErrorRate`. */
  readonly answerErrorRate?: number | undefined;
  /** Whether the synonyms that come with Beleg are used. Default: `true`. */
  readonly starterSynonyms?: boolean | undefined;
  /** Reads one file. Default: reads it in this thread. */
  readonly loadFile?: LoadFile;
  /** Default: the machine. */
  readonly platform?: Platform;
}

/** Opens the core on a folder of documents, in this thread. Reads nothing before `load` or `reindex`. */
export function createApp(options: AppOptions): App {
  const core = new Core(options);
  return {
    ask: (question, askOptions) => Promise.resolve(core.ask(question, askOptions)),
    explain: (question, askOptions) =>
      Promise.resolve(
        explainAnswer(question, core.corpus.index, { ...core.answerOptions, ...askOptions }),
      ),
    sources: () => Promise.resolve(core.corpus.sources),
    passage: (id) => Promise.resolve(createReader(core.corpus).passage(id)),
    section: (id, page, sectionOptions) =>
      Promise.resolve(createReader(core.corpus).section(id, page, sectionOptions)),
    outline: (path) => Promise.resolve(createReader(core.corpus).outline(path)),
    load: () => core.load(),
    reindex: (reindexOptions) => core.updates.request(reindexOptions),
    cancelReindex: () => core.updates.cancel(),
    calibrated: () => core.calibrated(),
    status: () => core.readStatus(),
    lastReport: () => core.lastReport,
    close: () => core.close(),
  };
}

/** Holds the index that questions are asked of, and exchanges it when an update has built another. */
class Core {
  corpus = new CorpusIndex(createMiniSearchIndex());
  lastReport: IndexReport | undefined;
  readonly updates = new UpdateQueue((run) => this.#update(run));
  readonly #options: AppOptions;
  readonly #starterSynonyms: boolean;
  readonly #platform: Platform;
  readonly #loadFile: LoadFile;
  readonly #snapshot: SnapshotKeeper;
  readonly #calibrator: CorpusCalibrator;
  #calibrating: Promise<void> = Promise.resolve();
  /** Merging, compacting, calibrating and saving, one after the other. */
  #maintenance: Promise<void> = Promise.resolve();
  #indexedAt: number | undefined;

  constructor(options: AppOptions) {
    this.#options = options;
    const { platform = nodePlatform } = options;
    this.#platform = platform;
    this.#starterSynonyms = options.starterSynonyms ?? true;
    this.#loadFile = options.loadFile ?? createFileReader(platform.fileSystem);
    this.#snapshot = new SnapshotKeeper(options.snapshotPath, options.corpusFolder, platform);
    this.#calibrator = new CorpusCalibrator(
      options.corpusFolder,
      options.answerErrorRate ?? defaultErrorRate,
      this.#starterSynonyms,
      platform,
    );
  }

  ask(question: string, options: AskOptions = {}) {
    const { index, files } = this.corpus;
    const findSource = (path: string) => files.get(path)?.source;
    return answerQuestion(question, index, findSource, {
      ...options,
      ...this.answerOptions,
      now: () => this.#platform.clock.now(),
    });
  }

  /** What decides about every answer; without thresholds until they have been fitted to the index. */
  get answerOptions(): Pick<AnswerOptions, 'starterSynonyms' | 'thresholds'> {
    const { calibration } = this.corpus;
    return {
      starterSynonyms: this.#starterSynonyms,
      ...(calibration === undefined ? {} : { thresholds: calibration.calibration.thresholds }),
    };
  }

  async calibrated(): Promise<Calibration | undefined> {
    await this.#calibrating;
    return this.corpus.calibration?.calibration;
  }

  async readStatus(): Promise<AppStatus> {
    const { documents, passages } = this.corpus.index.statistics;
    const { heapUsed, external } = process.memoryUsage();
    return {
      documents,
      passages,
      ...(documents === 0 ? {} : { version: computeVersion(this.corpus.files) }),
      ...(this.#indexedAt === undefined ? {} : { indexedAt: this.#indexedAt }),
      ...this.#snapshot.status,
      ...(this.corpus.calibration === undefined
        ? {}
        : { calibration: this.corpus.calibration.calibration }),
      ...(this.#starterSynonyms && documents > 0
        ? {
            starterSynonyms: await countActiveRules(
              this.corpus.index,
              createYielder(this.#platform.clock),
            ),
          }
        : {}),
      memoryMib: (heapUsed + external) / 2 ** 20,
    };
  }

  async load(): Promise<boolean> {
    const loaded = await this.#snapshot.load();
    // A run that finished meanwhile has built the newer index.
    if (loaded !== undefined && this.corpus.files.size === 0) {
      this.corpus = loaded;
      loadGermanWordList();
      this.#settle();
    }
    return this.corpus.index.statistics.passages > 0;
  }

  async close(): Promise<void> {
    this.#calibrator.stop();
    await this.updates.close();
    this.#calibrator.stop();
    await this.#maintenance;
  }

  async #update(run: UpdateRun): Promise<IndexReport> {
    const { corpusFolder, memoryLimit } = this.#options;
    const getCurrent = (): CorpusIndex => {
      // The thresholds are fitted again after the update.
      this.#calibrator.stop();
      return this.corpus;
    };
    const { corpus, report } = await updateCorpus(getCurrent, {
      corpusFolder,
      memoryLimit,
      loadFile: this.#loadFile,
      platform: this.#platform,
      run,
    });
    this.corpus = corpus;
    // Loading the word list takes long: do it now, not when the first question is asked.
    loadGermanWordList();
    this.#indexedAt = this.#platform.clock.date();
    this.lastReport = report;
    this.#settle();
    return report;
  }

  /** Does in the background what questions need not wait for. */
  #settle(): void {
    const tidied = this.#maintenance.then(() => this.#tidy());
    this.#calibrating = tidied.then(async () => {
      if (this.updates.state !== 'closed') await this.#calibrator.calibrateIfDue(this.corpus);
    });
    // A failure reaches whoever waits for `calibrated`; the index is saved all the same.
    this.#maintenance = this.#calibrating
      .catch(() => undefined)
      .then(() => this.#snapshot.saveIfDue(this.corpus));
  }

  async #tidy(): Promise<void> {
    const { corpus } = this;
    const { clock } = this.#platform;
    const isCancelled = (): boolean => this.updates.state === 'closed' || this.corpus !== corpus;
    if (isCompactionDue(corpus)) {
      await compactCorpus(corpus, {
        isCancelled,
        take: (compacted) => (this.corpus = compacted),
        clock,
      });
    } else if (corpus.index.isMergeDue) await corpus.index.merge(createYielder(clock));
  }
}
