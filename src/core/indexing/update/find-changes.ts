import { nodePlatform, type Platform } from '../../platform/platform.js';
import type { CorpusFile } from '../../documents/load-document.js';
import { isTransient } from '../../documents/load-failure.js';
import { readStamp } from '../../documents/read-stamp.js';
import type { FileEntry, Manifest } from './corpus-index.js';
import type { LoadedFile, LoadFile } from './load-file.js';

/** A file that must be indexed, for the first time or again. */
export interface ChangedFile {
  readonly path: string;
  readonly file: LoadedFile;
  readonly stamp: string | undefined;
}

/** How the files of a corpus differ from a manifest. */
export interface Changes {
  /** Files that are new or have another content, in the order of their paths. */
  readonly changed: readonly ChangedFile[];
  /** Entries of files whose content is the same, but whose stamp is new. */
  readonly restamped: readonly (readonly [path: string, file: FileEntry])[];
  /** Paths of files that are no longer there. */
  readonly removed: readonly string[];
}

export interface FindChangesOptions {
  /** Whether every file is read and parsed, changed or not. */
  readonly full: boolean;
  readonly loadFile: LoadFile;
  readonly onProgress: (done: number, total: number) => void;
  /** Throws in order to end the search. */
  readonly checkCancelled: () => void;
  /** Default: the machine. */
  readonly platform?: Platform;
}

/** How many files are looked at concurrently: enough to keep a disk or a network share busy. */
const concurrentStamps = 64;

/**
 * Compares the files of a corpus with a manifest by content: a file whose stamp differs is read, and
 * parsed only if its hash differs too. A file that failed for a reason that may pass is read again.
 */
export async function findChanges(
  files: readonly CorpusFile[],
  manifest: Manifest,
  { full, loadFile, onProgress, checkCancelled, platform = nodePlatform }: FindChangesOptions,
): Promise<Changes> {
  const stamps: (string | undefined)[] = [];
  for (let at = 0; at < files.length; at += concurrentStamps) {
    const batch = files.slice(at, at + concurrentStamps);
    stamps.push(...(await Promise.all(batch.map((file) => readStamp(file, platform)))));
    checkCancelled();
  }
  const suspects = files
    .map((file, at) => ({ file, stamp: stamps[at], before: manifest.get(file.path) }))
    .filter(({ stamp, before }) => full || mayHaveChanged(stamp, before));
  const changed: ChangedFile[] = [];
  const restamped: (readonly [string, FileEntry])[] = [];
  for (const [at, { file, stamp, before }] of suspects.entries()) {
    onProgress(at, suspects.length);
    const isReread = full || before === undefined || before.failures.some(isTransient);
    const loaded = await loadFile(file, isReread ? undefined : before.sha256);
    checkCancelled();
    const isSame = !isReread && loaded.sha256 !== undefined && loaded.sha256 === before.sha256;
    if (isSame) restamped.push([file.path, { ...before, stamp }]);
    else changed.push({ path: file.path, file: loaded, stamp });
  }
  onProgress(suspects.length, suspects.length);
  const present = new Set(files.map(({ path }) => path));
  const removed = [...manifest.keys()].filter((path) => !present.has(path));
  return { changed, restamped, removed };
}

function mayHaveChanged(stamp: string | undefined, before: FileEntry | undefined): boolean {
  return (
    before === undefined ||
    stamp === undefined ||
    stamp !== before.stamp ||
    before.failures.some(isTransient)
  );
}
