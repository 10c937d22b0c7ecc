import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { parseSynonyms, type SynonymRule } from '../analysis/parse-synonyms.js';
import { decodeText } from './decode-text.js';
import type { LoadFailure } from './load-failure.js';

const fileName = 'synonyms.txt';

export interface LoadedSynonyms {
  readonly rules: readonly SynonymRule[];
  /** Why the file could not be used. Empty if it could, or if there is no such file. */
  readonly failures: readonly LoadFailure[];
}

/** Reads the synonyms of a corpus from `synonyms.txt` in its top folder. Without that file there are none. */
export async function loadSynonyms(folder: string): Promise<LoadedSynonyms> {
  let bytes: Buffer;
  try {
    bytes = await readFile(join(folder, fileName));
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { rules: [], failures: [] };
    return { rules: [], failures: [{ path: fileName, code: 'unreadable', detail: code }] };
  }
  const decoded = decodeText(bytes);
  if (decoded.ok) return { rules: parseSynonyms(decoded.text), failures: [] };
  const { code, detail } = decoded;
  return { rules: [], failures: [{ path: fileName, code, detail }] };
}
