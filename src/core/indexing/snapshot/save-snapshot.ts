import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';

import type { FileSystem } from '../../platform/file-system.js';
import { nodePlatform, type Platform } from '../../platform/platform.js';
import type { Columns } from '../columns.js';
import { encodeSnapshot } from './snapshot-format.js';

/** In milliseconds: a temporary file this old was left behind by a process that was killed. */
const leftOverAfterMs = 10 * 60_000;

/**
 * Writes a snapshot. Whatever happens meanwhile, the path has a whole snapshot, the old one or the new
 * one: the bytes are written to a temporary file beside it, flushed to the disk, and then renamed.
 *
 * @param fingerprint describes what made the index; `loadSnapshot` must be given the same
 * @param content anything that JSON can represent
 * @returns the size in bytes
 * @throws what the file system throws; the old snapshot is still there
 */
export async function saveSnapshot(
  path: string,
  fingerprint: string,
  content: unknown,
  columns: Columns,
  platform: Platform = nodePlatform,
): Promise<number> {
  const { fileSystem } = platform;
  const folder = dirname(path);
  await fileSystem.mkdir(folder, { recursive: true });
  await removeLeftOvers(path, platform);
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  const parts = encodeSnapshot(fingerprint, content, columns);
  try {
    const file = await fileSystem.open(temporary, 'wx');
    try {
      for (const part of parts) await file.writeFile(part);
      await file.sync();
    } finally {
      await file.close();
    }
    await fileSystem.rename(temporary, path);
  } catch (error) {
    await fileSystem.rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(folder, fileSystem);
  return parts.reduce((sum, part) => sum + part.byteLength, 0);
}

/** Flushes the rename to the disk. File systems that cannot flush a folder do not need it. */
async function syncFolder(folder: string, fileSystem: FileSystem): Promise<void> {
  try {
    const handle = await fileSystem.open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // The rename has taken effect in any case.
  }
}

async function removeLeftOvers(path: string, { clock, fileSystem }: Platform): Promise<void> {
  const folder = dirname(path);
  const beginning = `${basename(path)}.`;
  for (const { name } of await fileSystem.readdir(folder, { withFileTypes: true })) {
    if (!name.startsWith(beginning) || !name.endsWith('.tmp')) continue;
    const leftOver = join(folder, name);
    const isOld = await fileSystem.stat(leftOver).then(
      ({ mtimeMs }) => clock.date() - mtimeMs > leftOverAfterMs,
      () => false,
    );
    if (isOld) await fileSystem.rm(leftOver, { force: true }).catch(() => undefined);
  }
}
