import { stat } from 'node:fs/promises';

import type { CorpusFile } from './load-document.js';

/**
 * A file's and its sidecar's size, time and place on the disk as one text: where it is the same, the
 * bytes are taken for the same without being read. `undefined` where the file cannot be looked at, or
 * was written so shortly before `now` that a second writing might leave the same stamp.
 *
 * @param now in milliseconds since 1970. Default: the system's clock
 */
export async function readStamp(file: CorpusFile, now = Date.now()): Promise<string | undefined> {
  try {
    const places = [
      file.absolutePath,
      ...(file.sidecarPath === undefined ? [] : [file.sidecarPath]),
    ];
    const stats = await Promise.all(places.map((place) => stat(place)));
    if (stats.some(({ mtimeMs, ctimeMs }) => now - Math.max(mtimeMs, ctimeMs) < settleMs)) {
      return undefined;
    }
    return stats
      .map(({ size, mtimeMs, ctimeMs, ino }) => [size, mtimeMs, ctimeMs, ino].join('.'))
      .join(' ');
  } catch {
    return undefined;
  }
}

/** File systems keep times to two seconds at worst (FAT). */
const settleMs = 2_000;
