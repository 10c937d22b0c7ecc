import { nodePlatform, type Platform } from '../platform/platform.js';
import type { CorpusFile } from './load-document.js';

/**
 * Size, times and inode of a file and its sidecar as one string. If the string has not changed, the
 * bytes are assumed not to have changed either, and are not read. `undefined` if the file cannot be
 * examined, or if it was written so recently that another write might leave the same stamp.
 */
export async function readStamp(
  file: CorpusFile,
  { clock, fileSystem }: Platform = nodePlatform,
): Promise<string | undefined> {
  const now = clock.date();
  try {
    const paths = [
      file.absolutePath,
      ...(file.sidecarPath === undefined ? [] : [file.sidecarPath]),
    ];
    const stats = await Promise.all(paths.map((path) => fileSystem.stat(path)));
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

/** The coarsest time stamps of a file system in use, those of FAT, are two seconds apart. */
const settleMs = 2_000;
