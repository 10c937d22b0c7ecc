import type { IndexReport } from '../../app.js';
import { describeFile, type FileEntry } from './corpus-index.js';
import type { Changes } from './find-changes.js';

type Manifest = ReadonlyMap<string, FileEntry>;

/** The files of a corpus as they are known once the changes are made, by path. */
export function describeFilesAfter(before: Manifest, changes: Changes): Manifest {
  const after = new Map(before);
  for (const path of changes.removed) after.delete(path);
  for (const { path, stamp } of changes.restamped) {
    const file = after.get(path);
    if (file !== undefined) after.set(path, { ...file, stamp });
  }
  for (const { path, file, stamp } of changes.changed) after.set(path, describeFile(file, stamp));
  return after;
}

/**
 * How many documents came, changed, went or moved. A file that cannot be used is no document, so one
 * that breaks has gone; one that went where the same came is the same under another path.
 */
export function countChanges(
  before: Manifest,
  after: Manifest,
): Pick<IndexReport, 'added' | 'changed' | 'removed' | 'renamed'> {
  const old = documentsOf(before);
  const now = documentsOf(after);
  const came = [...now].filter(([path]) => !old.has(path));
  const gone = [...old].filter(([path]) => !now.has(path));
  const waiting = gone.map(([, sha256]) => sha256);
  let renamed = 0;
  for (const [, sha256] of came) {
    const at = waiting.indexOf(sha256);
    if (at === -1) continue;
    waiting.splice(at, 1);
    renamed += 1;
  }
  return {
    added: came.length - renamed,
    changed: [...now].filter(([path, sha256]) => old.has(path) && old.get(path) !== sha256).length,
    removed: gone.length - renamed,
    renamed,
  };
}

function documentsOf(files: Manifest): Map<string, string> {
  const documents = new Map<string, string>();
  for (const [path, { source, sha256 }] of files) {
    if (source !== undefined && sha256 !== undefined) documents.set(path, sha256);
  }
  return documents;
}
