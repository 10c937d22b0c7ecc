import type { SynonymRule } from '../../analysis/parse-synonyms.js';
import { createYielder } from '../../create-yielder.js';
import { createMiniSearchIndex } from '../minisearch-index.js';
import { describeFilesAfter } from './describe-changes.js';
import { CorpusIndex } from './corpus-index.js';
import type { Changes } from './find-changes.js';

/** A document with more passages takes so long to exchange that questions would notice. */
const mostPassagesInPlace = 2_000;
/** Above this share of changed passages, a new index takes hardly longer, and forgets old words. */
const mostChangedShare = 0.25;
/** Added without a look at the clock. */
const passagesAtOnce = 20;

/**
 * Whether an edition is better made anew than changed in place: where it is empty, where much of it
 * changes, and where a single document is so large that nothing could be asked while it is exchanged.
 */
export function needsRebuild(current: CorpusIndex, { changed, removed }: Changes): boolean {
  const touched = [...changed.map(({ path }) => path), ...removed];
  const added = changed.map(({ file }) => file.passages.length);
  const sizes = [...touched.map((path) => current.passageIdsOf(path).length), ...added];
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return (
    sizes.some((size) => size > mostPassagesInPlace) ||
    total > current.index.statistics.passages * mostChangedShare
  );
}

/** Exchanges document by document; each is there whole, as it was or as it is now. */
export async function updateInPlace(current: CorpusIndex, changes: Changes): Promise<void> {
  const yieldIfDue = createYielder();
  for (const { path, file, stamp } of changes.changed) {
    current.put(path, file, stamp);
    await yieldIfDue();
  }
  for (const path of changes.removed) {
    current.drop(path);
    await yieldIfDue();
  }
  for (const { path, stamp } of changes.restamped) current.restamp(path, stamp);
}

export interface RebuildOptions {
  readonly synonyms: readonly SynonymRule[];
  readonly onProgress: (done: number, total: number, passages: number) => void;
  /** Throws to end the work. */
  readonly checkCancelled: () => void;
}

/** Builds an edition aside, of the files that are the same and those that changed, in their order. */
export async function rebuildIndex(
  current: CorpusIndex,
  changes: Changes,
  { synonyms, onProgress, checkCancelled }: RebuildOptions,
): Promise<CorpusIndex> {
  const files = describeFilesAfter(current.files, changes);
  const loaded = new Map(changes.changed.map(({ path, file }) => [path, file.passages]));
  const next = new CorpusIndex(createMiniSearchIndex({ synonyms }));
  const yieldIfDue = createYielder();
  const paths = [...files.keys()].sort();
  let done = 0;
  for (const [at, path] of paths.entries()) {
    onProgress(at, paths.length, done);
    const file = files.get(path);
    if (file === undefined) continue;
    const passages = loaded.get(path) ?? current.passagesOf(path);
    for (let from = 0; from < passages.length; from += passagesAtOnce) {
      next.index.add(passages.slice(from, from + passagesAtOnce));
      await yieldIfDue();
      checkCancelled();
    }
    next.note(path, file);
    done += passages.length;
  }
  onProgress(paths.length, paths.length, done);
  return next;
}
