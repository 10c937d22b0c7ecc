import { createHash } from 'node:crypto';

import type { FileEntry } from './corpus-index.js';

/** Enough to tell two versions of a corpus apart, and to read one out. */
const versionLength = 8;

/** A name for the content of files: the same files with the same content have the same one. */
export function computeVersion(files: ReadonlyMap<string, FileEntry>): string {
  const digest = createHash('sha256');
  for (const [path, { sha256 = '' }] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    digest.update(`${path}\0${sha256}\n`);
  }
  return digest.digest('hex').slice(0, versionLength);
}
