import type { CorpusFile } from '../../documents/load-document.js';
import { readStamp } from '../../documents/read-stamp.js';
import type { FileEntry } from './corpus-index.js';
import type { LoadedFile, LoadFile } from './load-file.js';

/** A file that must be put into an index, or put there anew. */
export interface ChangedFile {
  readonly path: string;
  readonly file: LoadedFile;
  readonly stamp: string | undefined;
}

/** How the files of a corpus differ from those that are known. */
export interface Changes {
  /** New or different, by path. */
  readonly changed: readonly ChangedFile[];
  /** The same in other clothes: only the stamp is new. */
  readonly restamped: readonly { readonly path: string; readonly stamp: string | undefined }[];
  /** No longer there. */
  readonly removed: readonly string[];
}

export interface FindChangesOptions {
  /** Read and parse every file, known or not. */
  readonly full: boolean;
  readonly loadFile: LoadFile;
  readonly onProgress: (done: number, total: number) => void;
  /** Throws to end the search. */
  readonly checkCancelled: () => void;
}

/** Stamps are read so many at a time: the disk answers them side by side. */
const stampsAtOnce = 64;

/**
 * Finds what is new by what the files hold: a file whose stamp has changed is read, and parsed only
 * where its hash has changed as well.
 */
export async function findChanges(
  files: readonly CorpusFile[],
  known: ReadonlyMap<string, FileEntry>,
  { full, loadFile, onProgress, checkCancelled }: FindChangesOptions,
): Promise<Changes> {
  const stamps: (string | undefined)[] = [];
  for (let at = 0; at < files.length; at += stampsAtOnce) {
    const some = files.slice(at, at + stampsAtOnce);
    stamps.push(...(await Promise.all(some.map((file) => readStamp(file)))));
    checkCancelled();
  }
  const changed: ChangedFile[] = [];
  const restamped: { path: string; stamp: string | undefined }[] = [];
  const suspects = files
    .map((file, at) => ({ file, stamp: stamps[at], before: known.get(file.path) }))
    .filter(
      ({ stamp, before }) =>
        full || before === undefined || stamp === undefined || stamp !== before.stamp,
    );
  for (const [at, { file, stamp, before }] of suspects.entries()) {
    onProgress(at, suspects.length);
    const knownSha256 = full ? undefined : before?.sha256;
    const loaded = await loadFile(file, knownSha256);
    checkCancelled();
    const isSame = knownSha256 !== undefined && loaded.sha256 === knownSha256;
    if (isSame) restamped.push({ path: file.path, stamp });
    else changed.push({ path: file.path, file: loaded, stamp });
  }
  onProgress(suspects.length, suspects.length);
  const present = new Set(files.map(({ path }) => path));
  return { changed, restamped, removed: [...known.keys()].filter((path) => !present.has(path)) };
}
