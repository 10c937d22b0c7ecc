import type { IndexProgress, IndexReport } from '../../app.js';
import type { Clock } from '../../platform/clock.js';
import type { Platform } from '../../platform/platform.js';
import { CorpusError } from '../../documents/corpus-error.js';
import { listCorpus } from '../../documents/list-corpus.js';
import type { LoadFailure } from '../../documents/load-failure.js';
import { loadSynonyms } from '../../documents/load-synonyms.js';
import { applyChanges } from './apply-changes.js';
import type { CorpusIndex, Manifest } from './corpus-index.js';
import { countChanges, describeFilesAfter } from './describe-changes.js';
import { estimateMemory } from './estimate-memory.js';
import { findChanges } from './find-changes.js';
import type { LoadFile } from './load-file.js';
import type { UpdateRun } from './update-queue.js';

export interface UpdateOptions {
  readonly corpusFolder: string;
  /** In MiB: a corpus whose index is estimated to need more is refused. Default: no limit. */
  readonly memoryLimit?: number | undefined;
  readonly loadFile: LoadFile;
  readonly platform: Platform;
  readonly run: UpdateRun;
}

export interface UpdatedCorpus {
  /** The index given, changed in place, or a new one. */
  readonly corpus: CorpusIndex;
  readonly report: IndexReport;
}

/**
 * Brings an index up to date with its folder. If it throws, each document is in the index either as it
 * was or as it is now, so that the next run continues from there.
 *
 * @param getCurrent returns the index; it may be exchanged for an equal one while files are read
 * @throws CorpusError when the folder is missing, has no usable document or too much text; the index is
 *   unchanged
 * @throws ReindexCancelledError when the run is cancelled
 */
export async function updateCorpus(
  getCurrent: () => CorpusIndex,
  { corpusFolder, memoryLimit, loadFile, platform, run }: UpdateOptions,
): Promise<UpdatedCorpus> {
  const { clock, fileSystem } = platform;
  const started = clock.now();
  const { full, checkCancelled } = run;
  const { files, failures: listingFailures } = await listCorpus(corpusFolder, fileSystem);
  const synonyms = await loadSynonyms(corpusFolder, fileSystem);
  const before = new Map(getCurrent().files);
  const changes = await findChanges(files, before, {
    full,
    loadFile,
    onProgress: reportPhase('loading', run, clock),
    checkCancelled,
    platform,
  });
  const after = describeFilesAfter(before, changes);
  const failures = [
    ...listingFailures,
    ...[...after.values()].flatMap((file) => file.failures),
    ...synonyms.failures,
  ];
  checkSize(after, failures, corpusFolder, memoryLimit);
  const corpus = await applyChanges(getCurrent(), changes, {
    rebuild: full,
    synonyms: synonyms.rules,
    onProgress: reportPhase('indexing', run, clock),
    checkCancelled,
    clock,
  });
  const report: IndexReport = {
    documents: corpus.sources.length,
    passages: corpus.index.statistics.passages,
    ...countChanges(before, after),
    failures,
    tookMs: clock.now() - started,
  };
  return { corpus, report };
}

function reportPhase(phase: IndexProgress['phase'], run: UpdateRun, clock: Clock) {
  const since = clock.now();
  return (done: number, total: number, passages = 0): void =>
    run.reportProgress({ phase, done, total, passages, elapsedMs: clock.now() - since });
}

/** @throws CorpusError when no document can be used, or when the index would be too large */
function checkSize(
  files: Manifest,
  failures: readonly LoadFailure[],
  corpusFolder: string,
  memoryLimit: number | undefined,
): void {
  const used = [...files.values()].filter(({ source }) => source !== undefined);
  if (used.length === 0) throw new CorpusError('empty-corpus', corpusFolder, failures);
  const needed = estimateMemory(used.reduce((sum, { characters }) => sum + characters, 0));
  if (memoryLimit !== undefined && needed > memoryLimit) {
    const memory = { needed, allowed: memoryLimit };
    throw new CorpusError('too-large', corpusFolder, [], undefined, memory);
  }
}
