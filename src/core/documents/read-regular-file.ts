import { constants } from 'node:fs';
import { sep } from 'node:path';

import { type FileSystem, nodeFileSystem } from '../platform/file-system.js';
import type { LoadFailureCode } from './load-failure.js';

/** What a file holds, or why it was not read. `detail` is one English clause. */
export type FileReading =
  | { readonly ok: true; readonly bytes: Buffer }
  | {
      readonly ok: false;
      /** `undefined` if there is no such file. */
      readonly code: LoadFailureCode | undefined;
      readonly detail: string;
    };

export interface ReadOptions {
  /** In bytes. A larger file is refused before it is read. */
  readonly mostBytes: number;
  /** A symbolic link that leads out of this folder is refused. Default: links are followed anywhere. */
  readonly within?: string;
  /** Default: the machine's. */
  readonly fileSystem?: FileSystem;
}

/**
 * Reads a file whole. Never throws, and never waits for a pipe or reads a device without end:
 * everything that is not a regular file is refused, and no more is read than the file had when it
 * was opened.
 */
export async function readRegularFile(
  path: string,
  { mostBytes, within, fileSystem = nodeFileSystem }: ReadOptions,
): Promise<FileReading> {
  try {
    if (within !== undefined) {
      const [target, root] = await Promise.all([
        fileSystem.realpath(path),
        fileSystem.realpath(within),
      ]);
      if (!target.startsWith(root + sep)) {
        return { ok: false, code: 'outside-corpus', detail: 'a symbolic link' };
      }
    }
    // Without this flag, opening a named pipe waits until somebody writes to it.
    const file = await fileSystem.open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stats = await file.stat();
      if (!stats.isFile()) return { ok: false, code: 'unreadable', detail: 'not a regular file' };
      if (stats.size > mostBytes) {
        const detail = `${stats.size} bytes, at most ${mostBytes}`;
        return { ok: false, code: 'too-large', detail };
      }
      const buffer = Buffer.alloc(stats.size);
      let read = 0;
      for (let got = -1; read < buffer.length && got !== 0; read += got) {
        got = (await file.read(buffer, read, buffer.length - read)).bytesRead;
      }
      return { ok: true, bytes: buffer.subarray(0, read) };
    } finally {
      await file.close();
    }
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    return { ok: false, code: code === 'ENOENT' ? undefined : 'unreadable', detail: code };
  }
}
