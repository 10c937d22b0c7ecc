import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The nearest folder at or above `start` whose `package.json` is Beleg's.
 *
 * @throws Error if there is none
 */
export function findPackageFolder(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (readName(folder) === 'beleg') return folder;
    if (folder === dirname(folder)) throw new Error(`${start} is not inside Beleg's folder`);
  }
}

function readName(folder: string): unknown {
  try {
    const text = readFileSync(join(folder, 'package.json'), 'utf8');
    return (JSON.parse(text) as { name?: unknown }).name;
  } catch {
    return undefined;
  }
}
