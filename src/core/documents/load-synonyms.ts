import { join } from 'node:path';

import { parseSynonyms, type SynonymRule } from '../analysis/parse-synonyms.js';
import { type FileSystem, nodeFileSystem } from '../platform/file-system.js';
import { decodeText } from './decode-text.js';
import type { LoadFailure } from './load-failure.js';
import { readRegularFile } from './read-regular-file.js';

const fileName = 'synonyms.txt';

/** In bytes: some 100,000 lines, far beyond what people write by hand. */
const largestSynonymFile = 4 * 2 ** 20;

export interface LoadedSynonyms {
  readonly rules: readonly SynonymRule[];
  /** Why the file could not be used. Empty if it could, or if there is no such file. */
  readonly failures: readonly LoadFailure[];
}

/**
 * Reads the synonyms of a corpus from `synonyms.txt` in its top folder. Without that file there are none.
 * It is guarded as the documents are: a pipe, a device, a file that is too large and a link out of the
 * folder are failures.
 */
export async function loadSynonyms(
  folder: string,
  fileSystem: FileSystem = nodeFileSystem,
): Promise<LoadedSynonyms> {
  const fail = (code: LoadFailure['code'], detail: string): LoadedSynonyms => ({
    rules: [],
    failures: [{ path: fileName, code, detail }],
  });
  const path = join(folder, fileName);
  const reading = await readRegularFile(path, {
    mostBytes: largestSynonymFile,
    within: folder,
    fileSystem,
  });
  if (!reading.ok) {
    return reading.code === undefined
      ? { rules: [], failures: [] }
      : fail(reading.code, reading.detail);
  }
  const decoded = decodeText(reading.bytes);
  return decoded.ok
    ? { rules: parseSynonyms(decoded.text), failures: [] }
    : fail(decoded.code, decoded.detail);
}
