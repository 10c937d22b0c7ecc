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
import { type SemanticSearchOptions, SemanticSearch } from './embedding/semantic-search.js';
import type { SemanticScores } from './embedding/semantic-scores.js';
import { createMiniSearchIndex } from './indexing/minisearch-index.js';
import { compactCorpus, isCompactionDue } from './indexing/update/compact-corpus.js';
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
  /** Compares questions and passages in meaning as well. Default: words alone decide. */
  readonly semantic?: SemanticSearchOptions | undefined;
  /** Reads one file. Default: reads it in this thread. */
  readonly loadFile?: LoadFile;
  /** Default: the machine. */
  readonly platform?: Platform;
}

/** Opens the core on a folder of documents, in this thread. Reads nothing before `load` or `reindex`. */
export function createApp(options: AppOptions): App {
  const core = new Core(options);
  return {
    ask: async (question, askOptions) =>
      core.ask(question, await core.compare(question), askOptions),
    explain: async (question, askOptions) =>
      core.explain(question, await core.compare(question), askOptions),
    sources: () => Promise.resolve(core.corpus.sources),
    passage: (id) => Promise.resolve(createReader(core.corpus).passage(id)),
    section: (id, page, sectionOptions) =>
      Promise.resolve(createReader(core.corpus).section(id, page, sectionOptions)),
    outline: (path) => Promise.resolve(createReader(core.corpus).outline(path)),
    load: () => core.load(),
    reindex: (reindexOptions) => core.updates.request(reindexOptions),
    cancelReindex: () => core.updates.cancel(),
    calibrated: () => core.calibrated(),
    encoded: () => core.encoded(),
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
  readonly #semantic: SemanticSearch | undefined;
  /** The thresholds that apply while questions are compared in meaning. */
  #semanticCalibration: Calibration | undefined;
  #encoding: Promise<void> = Promise.resolve();
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
    this.#semantic =
      options.semantic === undefined ? undefined : new SemanticSearch(options.semantic);
    this.#calibrator = new CorpusCalibrator(
      options.corpusFolder,
      options.answerErrorRate ?? defaultErrorRate,
      this.#starterSynonyms,
      platform,
    );
  }

  /**
   * Compares a question with the passages in meaning. `undefined` without an encoder, or while it cannot
   * be used. What follows must be synchronous, so that the comparison fits the index.
   */
  async compare(question: string): Promise<SemanticScores | undefined> {
    return this.#semantic?.score(question, this.corpus);
  }

  ask(question: string, semantic: SemanticScores | undefined, options: AskOptions = {}) {
    const { index, files } = this.corpus;
    const findSource = (path: string) => files.get(path)?.source;
    return answerQuestion(question, index, findSource, {
      ...options,
      ...this.#selectAnswerOptions(semantic),
      now: () => this.#platform.clock.now(),
    });
  }

  explain(question: string, semantic: SemanticScores | undefined, options: AskOptions = {}) {
    const { document } = options;
    return explainAnswer(question, this.corpus.index, {
      ...this.#selectAnswerOptions(semantic),
      ...(document === undefined ? {} : { document }),
    });
  }

  /** What decides about an answer; without thresholds until they have been fitted to the index. */
  #selectAnswerOptions(
    semantic: SemanticScores | undefined,
  ): Pick<AnswerOptions, 'starterSynonyms' | 'semantic' | 'thresholds'> {
    const lexical = this.corpus.calibration?.calibration;
    const calibration = semantic === undefined ? lexical : this.#semanticCalibration;
    return {
      starterSynonyms: this.#starterSynonyms,
      semantic,
      ...(calibration === undefined ? {} : { thresholds: calibration.thresholds }),
    };
  }

  async encoded(): Promise<void> {
    await this.#calibrating.catch(() => undefined);
    await this.#encoding;
  }

  async calibrated(): Promise<Calibration | undefined> {
    await this.#calibrating;
    return this.corpus.calibration?.calibration;
  }

  async readStatus(): Promise<AppStatus> {
    const { documents, passages } = this.corpus.index.statistics;
    const isCompared = this.#semantic?.isReadyFor(this.corpus) ?? false;
    const calibration = isCompared
      ? this.#semanticCalibration
      : this.corpus.calibration?.calibration;
    const { heapUsed, external } = process.memoryUsage();
    return {
      documents,
      passages,
      ...(documents === 0 ? {} : { version: this.corpus.version }),
      ...(this.#indexedAt === undefined ? {} : { indexedAt: this.#indexedAt }),
      ...this.#snapshot.status,
      ...(calibration === undefined ? {} : { calibration }),
      ...(this.#semantic === undefined ? {} : { encoder: this.#semantic.status }),
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
    await this.#semantic?.close();
    await this.updates.close();
    this.#calibrator.stop();
    await this.#maintenance;
    await this.#encoding;
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
    const settled = this.#maintenance;
    this.#encoding = this.#encoding.then(async () => {
      await settled;
      // Compacting exchanges the corpus for an equal one; another update has its own turn.
      await this.#encode();
    });
  }

  /** Embeds what has changed, and fits the thresholds that apply with the encoder. Never throws. */
  async #encode(): Promise<void> {
    const { corpus } = this;
    const semantic = this.#semantic;
    if (semantic === undefined || corpus.index.statistics.passages === 0) return;
    const { changeCount } = corpus;
    const isCancelled = (): boolean =>
      this.updates.state === 'closed' ||
      this.corpus !== corpus ||
      corpus.changeCount !== changeCount;
    const compare = await semantic.prepare(corpus, isCancelled);
    if (compare === undefined) return;
    try {
      const calibration = await this.#calibrator.calibrateWith(compare, corpus, isCancelled);
      if (calibration === undefined || isCancelled()) return;
      this.#semanticCalibration = calibration;
      semantic.release(corpus);
    } catch (error) {
      semantic.fail(error);
    }
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
