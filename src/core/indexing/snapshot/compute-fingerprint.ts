import { createHash } from 'node:crypto';
import { relative } from 'node:path';

import { compareTexts } from '../../compare-texts.js';
import { createAnalyzer } from '../../analysis/analyzer.js';
import { languages } from '../../analysis/language.js';
import { findCode } from './find-code.js';
import { formatVersion } from './snapshot-format.js';

/** What decides which index the same files give, and which snapshot the same index gives. */
export interface FingerprintSources {
  /** The format of the columns. */
  readonly format: number;
  /** What each analyzer says about itself. */
  readonly analyzers: readonly string[];
  /** The modules that read files, build the index and write the snapshot; their imports are followed. */
  readonly roots: readonly URL[];
}

const ownSources = (): FingerprintSources => ({
  format: formatVersion,
  analyzers: languages.map((language) => createAnalyzer(language).fingerprint),
  roots: [
    '../update/load-file.js',
    '../update/update-corpus.js',
    '../update/keep-corpus-index.js',
  ].map((path) => new URL(path, import.meta.url)),
});

let own: Promise<string> | undefined;

/**
 * Describes what makes an index: the format, the analyzers, all code that takes part, and the exact
 * versions of the libraries it imports. A snapshot is loaded only where the description is the same.
 *
 * @param sources Default: those of this program, which are read once
 * @throws what the file system throws
 */
export function computeFingerprint(sources?: FingerprintSources): Promise<string> {
  if (sources !== undefined) return compute(sources);
  own ??= compute(ownSources());
  return own;
}

async function compute({ format, analyzers, roots }: FingerprintSources): Promise<string> {
  const { files, packages } = await findCode(roots);
  const folder = new URL('.', roots[0] ?? import.meta.url).pathname;
  const code = createHash('sha256');
  for (const [url, text] of [...files].sort(([a], [b]) => compareTexts(a, b))) {
    code.update(`${relative(folder, new URL(url).pathname)}\0${text}\0`);
  }
  const libraries = [...packages].map(([name, versions]) => `${name}@${versions.join(',')}`);
  return JSON.stringify({
    format,
    analyzers,
    code: code.digest('hex'),
    libraries: createHash('sha256').update(libraries.join('\n')).digest('hex'),
  });
}
