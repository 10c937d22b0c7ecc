import { loadGermanWordList } from './analysis/german-word-list.js';
import { answerQuestion } from './answer/answer-question.js';
import { explainAnswer } from './answer/explain-answer.js';
import type { App, AppStatus, AskOptions, IndexReport } from './app.js';
import { createReader } from './create-reader.js';
import { createMiniSearchIndex } from './indexing/minisearch-index.js';
import { computeVersion } from './indexing/update/compute-version.js';
import { CorpusIndex } from './indexing/update/corpus-index.js';
import { type LoadFile, loadFile as loadFileHere } from './indexing/update/load-file.js';
import { SnapshotKeeper } from './indexing/update/snapshot-keeper.js';
import { updateCorpus } from './indexing/update/update-corpus.js';
import { UpdateQueue, type UpdateRun } from './indexing/update/update-queue.js';

export interface AppOptions {
  readonly corpusFolder: string;
  /** The file that saves the next start from building the index. Default: none is written. */
  readonly snapshotPath?: string | undefined;
  /** In MiB: a corpus whose index is estimated to need more is refused. Default: no limit. */
  readonly memoryLimit?: number | undefined;
  /** Reads one file. Default: reads it in this thread. */
  readonly loadFile?: LoadFile;
  /** A clock in milliseconds that never runs backwards. Default: `performance.now`. */
  readonly now?: () => number;
}

/** Opens the core on a folder of documents, in this thread. Reads nothing before `load` or `reindex`. */
export function createApp(options: AppOptions): App {
  const core = new Core(options);
  return {
    ask: (question, askOptions) => Promise.resolve(core.ask(question, askOptions)),
    explain: (question, askOptions) =>
      Promise.resolve(explainAnswer(question, core.corpus.index, askOptions)),
    sources: () => Promise.resolve(core.corpus.sources),
    passage: (id) => Promise.resolve(createReader(core.corpus).passage(id)),
    section: (id, page, sectionOptions) =>
      Promise.resolve(createReader(core.corpus).section(id, page, sectionOptions)),
    outline: (path) => Promise.resolve(createReader(core.corpus).outline(path)),
    load: () => core.load(),
    reindex: (reindexOptions) => core.updates.request(reindexOptions),
    cancelReindex: () => core.updates.cancel(),
    status: () => Promise.resolve(core.status),
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
  readonly #now: () => number;
  readonly #snapshot: SnapshotKeeper;
  #saving: Promise<void> = Promise.resolve();
  #indexedAt: number | undefined;

  constructor(options: AppOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
    this.#snapshot = new SnapshotKeeper(options.snapshotPath, options.corpusFolder);
  }

  ask(question: string, options: AskOptions = {}) {
    const { index, files } = this.corpus;
    const findSource = (path: string) => files.get(path)?.source;
    return answerQuestion(question, index, findSource, { ...options, now: this.#now });
  }

  get status(): AppStatus {
    const { documents, passages } = this.corpus.index.statistics;
    const { heapUsed, external } = process.memoryUsage();
    return {
      documents,
      passages,
      ...(documents === 0 ? {} : { version: computeVersion(this.corpus.files) }),
      ...(this.#indexedAt === undefined ? {} : { indexedAt: this.#indexedAt }),
      ...this.#snapshot.status,
      memoryMib: (heapUsed + external) / 2 ** 20,
    };
  }

  async load(): Promise<boolean> {
    const loaded = await this.#snapshot.load();
    // A run that finished meanwhile has built the newer index.
    if (loaded !== undefined && this.corpus.files.size === 0) {
      this.corpus = loaded;
      loadGermanWordList();
    }
    return this.corpus.index.statistics.passages > 0;
  }

  async close(): Promise<void> {
    await this.updates.close();
    await this.#saving;
  }

  async #update(run: UpdateRun): Promise<IndexReport> {
    const { corpusFolder, memoryLimit, loadFile = loadFileHere } = this.#options;
    const { corpus, report } = await updateCorpus(this.corpus, {
      corpusFolder,
      memoryLimit,
      loadFile,
      now: this.#now,
      run,
      ready: () => this.#saving,
    });
    this.corpus = corpus;
    // Loading the word list takes long: do it now, not when the first question is asked.
    loadGermanWordList();
    this.#indexedAt = Date.now();
    this.lastReport = report;
    this.#saving = this.#saving.then(() => this.#snapshot.saveIfDue(this.corpus));
    return report;
  }
}
