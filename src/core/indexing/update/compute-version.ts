import { createHash } from 'node:crypto';

import { compareTexts } from '../../compare-texts.js';

/** In hex digits: enough to tell two states of a corpus apart, and short enough to be read aloud. */
const versionLength = 8;

/** Identifies the content of a corpus: equal for the same paths with the same content. */
export function computeVersion(
  files: ReadonlyMap<string, { readonly sha256?: string | undefined }>,
): string {
  const digest = createHash('sha256');
  for (const [path, { sha256 }] of [...files].sort(([a], [b]) => compareTexts(a, b))) {
    // A file that could not be read counts as empty.
    digest.update(`${path}\0${sha256 ?? ''}\n`);
  }
  return digest.digest('hex').slice(0, versionLength);
}
