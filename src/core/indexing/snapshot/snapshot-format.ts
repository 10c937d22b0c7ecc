import { crc32 } from 'node:zlib';

import { z } from 'zod';

import type { NumberColumn } from '../columns.js';
import { SnapshotError } from './snapshot-error.js';

/** Must be raised when the layout of the file or the meaning of a column changes. */
export const formatVersion = 3;

/*
 * The layout of a snapshot file; numbers are little-endian.
 *
 *   prefix    8 bytes  "BELEG" and three digits, the format version
 *             4 bytes  length of the header in bytes
 *             4 bytes  CRC-32 of everything after the prefix
 *   header    JSON     fingerprint, content and the list of columns
 *   columns            one after the other, in the order of the list
 */

const name = 'BELEG';
const magic = name + String(formatVersion).padStart(3, '0');
export const prefixLength = 16;

const columnTypes = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array } as const;
type ColumnType = keyof typeof columnTypes;

const headerSchema = z.object({
  fingerprint: z.string(),
  content: z.unknown(),
  columns: z.array(
    z.object({
      name: z.string(),
      type: z.enum(['u8', 'u16', 'u32']),
      length: z.int().nonnegative(),
    }),
  ),
});

export type SnapshotHeader = z.infer<typeof headerSchema>;

/** Returns the parts of a snapshot file in their order; the columns are not copied. */
export function encodeSnapshot(
  fingerprint: string,
  content: unknown,
  columns: ReadonlyMap<string, NumberColumn>,
): Uint8Array[] {
  const header = {
    fingerprint,
    content,
    columns: [...columns].map(([name, column]) => ({
      name,
      type: typeOf(column),
      length: column.length,
    })),
  } satisfies SnapshotHeader;
  const headerBytes = Buffer.from(JSON.stringify(header), 'utf8');
  const body = [headerBytes, ...[...columns.values()].map(bytesOf)];
  const prefix = Buffer.alloc(prefixLength);
  prefix.write(magic, 'latin1');
  prefix.writeUInt32LE(headerBytes.byteLength, magic.length);
  prefix.writeUInt32LE(
    body.reduce((checksum, part) => updateChecksum(checksum, part), 0),
    magic.length + 4,
  );
  return [prefix, ...body];
}

/**
 * Continues a CRC-32 with more bytes.
 *
 * @param checksum of the bytes before; 0 where there are none
 */
export function updateChecksum(checksum: number, bytes: Uint8Array): number {
  // Without memory behind them, no bytes would start `crc32` anew.
  return bytes.byteLength === 0 ? checksum : crc32(bytes, checksum);
}

/** @throws SnapshotError `other-fingerprint` for a snapshot of another format, else `damaged` */
export function decodePrefix(bytes: Buffer): { headerLength: number; checksum: number } {
  const start = bytes.toString('latin1', 0, magic.length);
  if (bytes.length < prefixLength || !start.startsWith(name)) {
    throw new SnapshotError('damaged', 'it does not begin like a snapshot');
  }
  if (start !== magic) throw new SnapshotError('other-fingerprint', `its format is ${start}`);
  const headerLength = bytes.readUInt32LE(magic.length);
  return { headerLength, checksum: bytes.readUInt32LE(magic.length + 4) };
}

/** @throws SnapshotError `damaged` */
export function decodeHeader(bytes: Buffer): SnapshotHeader {
  try {
    return headerSchema.parse(JSON.parse(bytes.toString('utf8')));
  } catch (cause) {
    throw new SnapshotError('damaged', 'its header cannot be read', { cause });
  }
}

/** Creates an empty column as a header describes it, and a view of its bytes. */
export function createColumn({ type, length }: SnapshotHeader['columns'][number]): {
  readonly column: NumberColumn;
  readonly bytes: Uint8Array;
} {
  const column = new columnTypes[type](length);
  return { column, bytes: bytesOf(column) };
}

/** The length in bytes of a column that a header describes. */
export function columnByteLength({ type, length }: SnapshotHeader['columns'][number]): number {
  return length * columnTypes[type].BYTES_PER_ELEMENT;
}

function bytesOf({ buffer, byteOffset, byteLength }: NumberColumn): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function typeOf(column: NumberColumn): ColumnType {
  if (column instanceof Uint32Array) return 'u32';
  return column instanceof Uint16Array ? 'u16' : 'u8';
}
