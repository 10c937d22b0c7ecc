import { type Clock, systemClock } from '../../platform/clock.js';
import type { SynonymRule } from '../../analysis/parse-synonyms.js';
import { createYielder, type YieldIfDue } from '../../create-yielder.js';
import { ensure } from '../../ensure.js';
import { createMiniSearchIndex } from '../minisearch-index.js';
import { CorpusIndex, describeFile } from './corpus-index.js';
import { describeFilesAfter } from './describe-changes.js';
import type { Changes } from './find-changes.js';

/** Above this share of changed passages, building a new index takes hardly longer than changing the old one. */
const mostChangedShare = 0.25;
/** How many passages are added before the clock is looked at. */
const passagesPerStep = 10;

export interface ApplyOptions {
  /** Whether a new index is built in any case. */
  readonly rebuild: boolean;
  readonly synonyms: readonly SynonymRule[];
  readonly onProgress: (done: number, total: number, passages: number) => void;
  /** Throws in order to end the work. */
  readonly checkCancelled: () => void;
  /** Default: the machine's. */
  readonly clock?: Clock;
}

/**
 * Makes the changes in steps between which questions can be answered.
 *
 * @returns the same index changed in place, or a new one where much has changed
 */
export async function applyChanges(
  current: CorpusIndex,
  changes: Changes,
  options: ApplyOptions,
): Promise<CorpusIndex> {
  if (options.rebuild || needsRebuild(current, changes)) {
    return rebuildIndex(current, changes, options);
  }
  await updateInPlace(current, changes, options);
  return current;
}

function needsRebuild(current: CorpusIndex, { changed, removed }: Changes): boolean {
  const touched = [...changed.map(({ path }) => path), ...removed];
  const before = touched.map((path) => current.index.passageIdsOf(path).size);
  const after = changed.map(({ file }) => file.passages.length);
  const total = [...before, ...after].reduce((sum, size) => sum + size, 0);
  return total > current.index.statistics.passages * mostChangedShare;
}

/** Replaces the changed documents one by one; each is found either as it was or as it is. */
async function updateInPlace(
  current: CorpusIndex,
  { changed, removed, restamped }: Changes,
  { synonyms, onProgress, checkCancelled, clock }: ApplyOptions,
): Promise<void> {
  const yieldOrCancel = createCancellableYielder(checkCancelled, clock);
  current.setSynonyms(synonyms);
  let passages = 0;
  for (const [at, { path, file, stamp }] of changed.entries()) {
    onProgress(at, changed.length, passages);
    await current.put(path, file.passages, describeFile(file, stamp), yieldOrCancel);
    passages += file.passages.length;
  }
  for (const path of removed) await current.remove(path, yieldOrCancel);
  for (const [path, file] of restamped) current.setFile(path, file);
  onProgress(changed.length, changed.length, passages);
}

/** A yielder that rejects once the work has been cancelled. */
function createCancellableYielder(
  checkCancelled: () => void,
  clock: Clock = systemClock,
): YieldIfDue {
  const yieldIfDue = createYielder(clock);
  return () => yieldIfDue()?.then(checkCancelled);
}

/** Builds a separate index from the unchanged and the changed files, in the order of their paths. */
async function rebuildIndex(
  current: CorpusIndex,
  changes: Changes,
  { synonyms, onProgress, checkCancelled, clock }: ApplyOptions,
): Promise<CorpusIndex> {
  const files = describeFilesAfter(current.files, changes);
  const loaded = new Map(changes.changed.map(({ path, file }) => [path, file.passages]));
  const next = new CorpusIndex(createMiniSearchIndex({ synonyms }));
  const yieldOrCancel = createCancellableYielder(checkCancelled, clock);
  const paths = [...files.keys()].sort();
  let done = 0;
  /** After how many passages the last merge was. Merging at twice as many keeps the total cost linear. */
  let lastMerge = 0;
  for (const [at, path] of paths.entries()) {
    onProgress(at, paths.length, done);
    const passages = loaded.get(path) ?? current.passagesOf(path);
    for (let from = 0; from < passages.length; from += passagesPerStep) {
      next.index.add(passages.slice(from, from + passagesPerStep));
      await yieldOrCancel();
    }
    if (next.index.isMergeDue && done > 2 * lastMerge) {
      lastMerge = done;
      await next.index.merge(yieldOrCancel);
    }
    next.setFile(path, ensure(files.get(path), path));
    done += passages.length;
  }
  await next.index.merge(yieldOrCancel);
  onProgress(paths.length, paths.length, done);
  return next;
}
