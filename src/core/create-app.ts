import { loadGermanWordList } from './analysis/german-word-list.js';
import { type AnswerOptions, answerQuestion } from './answer/answer-question.js';
import { explainAnswer } from './answer/explain-answer.js';
import {
  type App,
  type AppStatus,
  type AskOptions,
  type IndexProgress,
  type IndexReport,
  ReindexCancelledError,
  type ReindexOptions,
  type SnapshotState,
} from './app.js';
import { CorpusError } from './documents/corpus-error.js';
import { listCorpus } from './documents/list-corpus.js';
import type { LoadFailure } from './documents/load-failure.js';
import { loadSynonyms } from './documents/load-synonyms.js';
import { createReader } from './create-reader.js';
import { computeVersion } from './indexing/update/compute-version.js';
import { rebuildIndex, updateInPlace, needsRebuild } from './indexing/update/apply-changes.js';
import { countChanges, describeFilesAfter } from './indexing/update/describe-changes.js';
import { CorpusIndex, type FileEntry } from './indexing/update/corpus-index.js';
import { estimateMemory } from './indexing/update/estimate-memory.js';
import { findChanges } from './indexing/update/find-changes.js';
import { loadCorpusIndex, saveCorpusIndex } from './indexing/update/keep-corpus-index.js';
import { type LoadFile, loadFile as loadFileHere } from './indexing/update/load-file.js';
import { createMiniSearchIndex } from './indexing/minisearch-index.js';
import { SnapshotError, type SnapshotErrorCode } from './indexing/snapshot/snapshot-error.js';

export interface AppOptions {
  readonly corpusFolder: string;
  /** Where the index is kept from one start to the next. Default: nowhere. */
  readonly snapshotPath?: string | undefined;
  /** In MiB: a corpus whose index would take more is refused. Default: no bound. */
  readonly memoryLimit?: number | undefined;
  /** Reads one file. Default: in this thread. */
  readonly loadFile?: LoadFile;
  /** Milliseconds that never run backwards. Default: the process's own. */
  readonly now?: () => number;
}

const emptyCorpusIndex = (): CorpusIndex => new CorpusIndex(createMiniSearchIndex());

/** A snapshot that lags behind by less than this share of the passages is not written again: the next start catches up. */
const unsavedShare = 0.02;

const stateOf: Readonly<Record<SnapshotErrorCode, SnapshotState>> = {
  missing: 'none',
  damaged: 'damaged',
  'other-fingerprint': 'outdated',
  unreadable: 'unreadable',
};

/** The core on a folder of documents, in this thread. Nothing is read before `load` or `reindex`. */
export function createApp(options: AppOptions): App {
  const core = new Core(options);
  return {
    ask: (question, askOptions) => core.ask(question, askOptions),
    explain: (question, askOptions) =>
      Promise.resolve(explainAnswer(question, core.edition.index, askOptions)),
    sources: () => Promise.resolve(core.edition.sources),
    passage: (id) => Promise.resolve(createReader(core.edition).passage(id)),
    section: (id, page, sectionOptions) =>
      Promise.resolve(createReader(core.edition).section(id, page, sectionOptions)),
    outline: (path) => Promise.resolve(createReader(core.edition).outline(path)),
    load: () => core.load(),
    reindex: (reindexOptions) => core.reindex(reindexOptions),
    cancelReindex: () => core.cancelReindex(),
    status: () => Promise.resolve(core.status),
    lastReport: () => core.report,
    close: () => core.close(),
  };
}

type ProgressListener = (progress: IndexProgress) => void;

interface Run {
  readonly report: Promise<IndexReport>;
  readonly listeners: Set<ProgressListener>;
  lastProgress: IndexProgress | undefined;
  cancelled: boolean;
}

class Core {
  edition = emptyCorpusIndex();
  report: IndexReport | undefined;
  readonly #options: AppOptions;
  readonly #now: () => number;
  #run: Run | undefined;
  #saving: Promise<void> = Promise.resolve();
  /** Passages that the snapshot lacks, or has too many of. */
  #unsaved = 0;
  #indexedAt: number | undefined;
  #snapshot: { state: SnapshotState; bytes?: number } = { state: 'none' };

  constructor(options: AppOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
  }

  ask(question: string, options: AskOptions = {}) {
    const { index, files } = this.edition;
    const answerOptions: AnswerOptions = { ...options, now: this.#now };
    return Promise.resolve(
      answerQuestion(question, index, (path) => files.get(path)?.source, answerOptions),
    );
  }

  get status(): AppStatus {
    const { documents, passages } = this.edition.index.statistics;
    const { heapUsed, external } = process.memoryUsage();
    return {
      documents,
      passages,
      ...(documents === 0 ? {} : { version: computeVersion(this.edition.files) }),
      ...(this.#indexedAt === undefined ? {} : { indexedAt: this.#indexedAt }),
      snapshot: this.#snapshot.state,
      ...(this.#snapshot.bytes === undefined ? {} : { snapshotBytes: this.#snapshot.bytes }),
      memoryMib: (heapUsed + external) / 2 ** 20,
    };
  }

  async load(): Promise<boolean> {
    const { snapshotPath, corpusFolder } = this.#options;
    if (snapshotPath === undefined) return false;
    try {
      const edition = await loadCorpusIndex(snapshotPath, corpusFolder);
      if (this.edition.files.size > 0) return true;
      this.edition = edition;
      loadGermanWordList();
      this.#snapshot = { state: 'kept' };
      return edition.index.statistics.passages > 0;
    } catch (error) {
      if (!(error instanceof SnapshotError)) throw error;
      this.#snapshot = { state: stateOf[error.code] };
      return false;
    }
  }

  reindex({ full = false, onProgress }: ReindexOptions = {}): Promise<IndexReport> {
    if (this.#run === undefined) {
      const listeners = new Set<ProgressListener>();
      const run: Run = {
        report: Promise.resolve()
          .then(() => this.#update(run, full))
          .finally(() => (this.#run = undefined)),
        listeners,
        lastProgress: undefined,
        cancelled: false,
      };
      this.#run = run;
    }
    if (onProgress !== undefined) {
      this.#run.listeners.add(onProgress);
      if (this.#run.lastProgress !== undefined) onProgress(this.#run.lastProgress);
    }
    return this.#run.report;
  }

  cancelReindex(): void {
    if (this.#run !== undefined) this.#run.cancelled = true;
  }

  async close(): Promise<void> {
    this.cancelReindex();
    await this.#run?.report.catch(() => undefined);
    await this.#saving;
  }

  async #update(run: Run, full: boolean): Promise<IndexReport> {
    const { corpusFolder, loadFile = loadFileHere } = this.#options;
    const started = this.#now();
    const checkCancelled = (): void => {
      if (run.cancelled) throw new ReindexCancelledError();
    };
    const createTeller = (phase: IndexProgress['phase']) => {
      const since = this.#now();
      return (done: number, total: number, passages = 0): void => {
        const progress = { phase, done, total, passages, elapsedMs: this.#now() - since };
        run.lastProgress = progress;
        for (const listener of run.listeners) listener(progress);
      };
    };
    const { files, failures: listingFailures } = await listCorpus(corpusFolder);
    const synonyms = await loadSynonyms(corpusFolder);
    const before = this.edition;
    const known = new Map(before.files);
    const changes = await findChanges(files, known, {
      full,
      loadFile,
      onProgress: createTeller('loading'),
      checkCancelled,
    });
    const after = describeFilesAfter(known, changes);
    const failures = [
      ...listingFailures,
      ...[...after.values()].flatMap((file) => file.failures),
      ...synonyms.failures,
    ];
    this.#checkSize(after, failures);
    const tell = createTeller('indexing');
    // An edition that is being written must not change.
    await this.#saving;
    checkCancelled();
    if (full || needsRebuild(before, changes)) {
      this.edition = await rebuildIndex(before, changes, {
        synonyms: synonyms.rules,
        onProgress: tell,
        checkCancelled,
      });
      this.#unsaved = Infinity;
    } else {
      before.setSynonyms(synonyms.rules);
      const touched = [...changes.changed.map(({ path }) => path), ...changes.removed];
      this.#unsaved += countPassages(before, touched);
      await updateInPlace(before, changes);
      this.#unsaved += countPassages(before, touched) + changes.restamped.length;
      tell(changes.changed.length, changes.changed.length, this.#unsaved);
    }
    // The first question need not wait for it.
    loadGermanWordList();
    this.#indexedAt = Date.now();
    this.report = {
      documents: this.edition.sources.length,
      passages: this.edition.index.statistics.passages,
      ...countChanges(known, after),
      failures,
      tookMs: this.#now() - started,
    };
    this.#saveWhereWorthIt();
    return this.report;
  }

  /** @throws CorpusError when nothing can be used, or too much is there */
  #checkSize(files: ReadonlyMap<string, FileEntry>, failures: readonly LoadFailure[]): void {
    const { corpusFolder, memoryLimit } = this.#options;
    const used = [...files.values()].filter(({ source }) => source !== undefined);
    if (used.length === 0) throw new CorpusError('empty-corpus', corpusFolder, failures);
    const needed = estimateMemory(used.reduce((sum, { characters }) => sum + characters, 0));
    if (memoryLimit !== undefined && needed > memoryLimit) {
      const memory = { needed, allowed: memoryLimit };
      throw new CorpusError('too-large', corpusFolder, [], undefined, memory);
    }
  }

  #saveWhereWorthIt(): void {
    const { snapshotPath, corpusFolder } = this.#options;
    const { edition } = this;
    const { passages } = edition.index.statistics;
    if (snapshotPath === undefined || this.#unsaved <= passages * unsavedShare) return;
    this.#unsaved = 0;
    this.#saving = this.#saving.then(async () => {
      try {
        const bytes = await saveCorpusIndex(snapshotPath, corpusFolder, edition);
        this.#snapshot = { state: 'kept', bytes };
      } catch {
        this.#snapshot = { state: 'not-written' };
        this.#unsaved = Infinity;
      }
    });
  }
}

function countPassages(edition: CorpusIndex, paths: readonly string[]): number {
  return paths.reduce((sum, path) => sum + edition.passageIdsOf(path).length, 0);
}
