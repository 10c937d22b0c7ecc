import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

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
): Promise<number> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  await removeLeftOvers(path);
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  const parts = encodeSnapshot(fingerprint, content, columns);
  try {
    const file = await open(temporary, 'wx');
    try {
      for (const part of parts) await file.writeFile(part);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(folder);
  return parts.reduce((sum, part) => sum + part.byteLength, 0);
}

/** Flushes the rename to the disk. File systems that cannot flush a folder do not need it. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // The rename has taken effect in any case.
  }
}

async function removeLeftOvers(path: string): Promise<void> {
  const folder = dirname(path);
  const beginning = `${basename(path)}.`;
  for (const name of await readdir(folder)) {
    if (!name.startsWith(beginning) || !name.endsWith('.tmp')) continue;
    const leftOver = join(folder, name);
    const isOld = await stat(leftOver).then(
      ({ mtimeMs }) => Date.now() - mtimeMs > leftOverAfterMs,
      () => false,
    );
    if (isOld) await rm(leftOver, { force: true }).catch(() => undefined);
  }
}
