import type { IndexReport } from '../../app.js';
import { describeFile, type Manifest } from './corpus-index.js';
import type { Changes } from './find-changes.js';

/** The manifest as it is once the changes have been made. */
export function describeFilesAfter(before: Manifest, changes: Changes): Manifest {
  const after = new Map(before);
  for (const path of changes.removed) after.delete(path);
  for (const [path, file] of changes.restamped) after.set(path, file);
  for (const { path, file, stamp } of changes.changed) after.set(path, describeFile(file, stamp));
  return after;
}

/**
 * Counts the documents that were added, changed, removed or renamed. A file that cannot be used is not
 * a document, so a document that breaks is removed. A document that disappears while one with the same
 * content appears is renamed; each is counted once.
 */
export function countChanges(
  before: Manifest,
  after: Manifest,
): Pick<IndexReport, 'added' | 'changed' | 'removed' | 'renamed'> {
  const old = documentsOf(before);
  const current = documentsOf(after);
  const appeared = [...current].filter(([path]) => !old.has(path));
  const disappeared = [...old].filter(([path]) => !current.has(path));
  const unmatched = new Map<string, number>();
  for (const [, sha256] of disappeared) unmatched.set(sha256, (unmatched.get(sha256) ?? 0) + 1);
  let renamed = 0;
  for (const [, sha256] of appeared) {
    const left = unmatched.get(sha256) ?? 0;
    if (left === 0) continue;
    unmatched.set(sha256, left - 1);
    renamed += 1;
  }
  return {
    added: appeared.length - renamed,
    changed: [...current].filter(([path, sha256]) => old.has(path) && old.get(path) !== sha256)
      .length,
    removed: disappeared.length - renamed,
    renamed,
  };
}

/** The content hash of each document, by path. */
function documentsOf(files: Manifest): Map<string, string> {
  const documents = new Map<string, string>();
  for (const [path, { source, sha256 }] of files) {
    if (source !== undefined && sha256 !== undefined) documents.set(path, sha256);
  }
  return documents;
}
