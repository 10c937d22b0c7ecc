import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

import { createAnalyzer } from '../../analysis/analyzer.js';
import { languages } from '../../analysis/language.js';

/** Raised when the form of a snapshot changes. */
const formatVersion = 1;

/** Where the code lies that makes an index of documents. */
const makingFolders = ['analysis', 'documents', 'passages', 'indexing'] as const;

/**
 * What makes an index: the format, the analyzers, MiniSearch, and the code that reads documents and
 * cuts passages. Two programs with the same description make the same index of the same files.
 */
export function computeFingerprint(): string {
  const code = createHash('sha256');
  for (const folder of makingFolders) {
    const place = new URL(`../../${folder}/`, import.meta.url);
    const names = readdirSync(place, { recursive: true, encoding: 'utf8' });
    for (const name of names.filter((file) => /\.[jt]s$/.test(file)).sort()) {
      code.update(`${folder}/${name}\0`).update(readFileSync(new URL(name, place)));
    }
  }
  return JSON.stringify({
    format: formatVersion,
    analyzers: languages.map((language) => createAnalyzer(language).fingerprint),
    libraries: hashLibraries(),
    code: code.digest('hex'),
  });
}

/** The exact versions of all libraries; empty where Beleg was installed without a lock file. */
function hashLibraries(): string {
  for (const up of ['../../../..', '../../../../..']) {
    try {
      const lock = readFileSync(new URL(`${up}/package-lock.json`, import.meta.url));
      return createHash('sha256').update(lock).digest('hex');
    } catch {
      // Built code lies one folder deeper than its source.
    }
  }
  return '';
}
