import { type FileSystem, nodeFileSystem, type OpenFile } from '../../platform/file-system.js';
import type { Columns, NumberColumn } from '../columns.js';
import { SnapshotError } from './snapshot-error.js';
import {
  columnByteLength,
  createColumn,
  decodeHeader,
  decodePrefix,
  prefixLength,
  updateChecksum,
} from './snapshot-format.js';

export interface Snapshot {
  /** What `saveSnapshot` was given besides the columns; not validated. */
  readonly content: unknown;
  readonly columns: Columns;
  /** The size of the file. */
  readonly bytes: number;
}

/**
 * Loads a snapshot and checks every byte of it.
 *
 * @param fingerprint what `saveSnapshot` must have been given
 * @throws SnapshotError
 */
export async function loadSnapshot(
  path: string,
  fingerprint: string,
  fileSystem: FileSystem = nodeFileSystem,
): Promise<Snapshot> {
  let file: OpenFile;
  try {
    file = await fileSystem.open(path, 'r');
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
    throw new SnapshotError(missing ? 'missing' : 'unreadable', path, { cause });
  }
  try {
    return await readSnapshot(file, fingerprint);
  } catch (cause) {
    if (cause instanceof SnapshotError) throw cause;
    throw new SnapshotError('unreadable', path, { cause });
  } finally {
    await file.close();
  }
}

async function readSnapshot(file: OpenFile, fingerprint: string): Promise<Snapshot> {
  const { size } = await file.stat();
  const prefix = decodePrefix(await read(file, Buffer.alloc(Math.min(size, prefixLength))));
  if (prefixLength + prefix.headerLength > size)
    throw new SnapshotError('damaged', 'it is cut off');
  const headerBytes = await read(file, Buffer.alloc(prefix.headerLength));
  const header = decodeHeader(headerBytes);
  const expected = header.columns.reduce(
    (sum, column) => sum + columnByteLength(column),
    prefixLength + prefix.headerLength,
  );
  if (expected !== size) throw new SnapshotError('damaged', `${size} bytes instead of ${expected}`);
  let checksum = updateChecksum(0, headerBytes);
  const columns = new Map<string, NumberColumn>();
  for (const description of header.columns) {
    const { column, bytes } = createColumn(description);
    checksum = updateChecksum(checksum, await read(file, bytes));
    columns.set(description.name, column);
  }
  if (checksum !== prefix.checksum) throw new SnapshotError('damaged', 'its checksum differs');
  if (header.fingerprint !== fingerprint)
    throw new SnapshotError('other-fingerprint', 'other code made it');
  return { content: header.content, columns, bytes: size };
}

/** Fills `bytes` from the current position of the file. */
async function read<Bytes extends Uint8Array>(file: OpenFile, bytes: Bytes): Promise<Bytes> {
  let at = 0;
  while (at < bytes.byteLength) {
    const { bytesRead } = await file.read(bytes, at, bytes.byteLength - at);
    if (bytesRead === 0) throw new SnapshotError('damaged', 'it is cut off');
    at += bytesRead;
  }
  return bytes;
}
