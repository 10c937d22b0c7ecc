import { crc32 } from 'node:zlib';

import { z } from 'zod';

import type { NumberColumn } from '../columns.js';
import { SnapshotError } from './snapshot-error.js';

/*
 * A snapshot file, numbers little-endian:
 *
 *   prefix    8 bytes  "BELEGIDX"
 *             4 bytes  length of the header in bytes
 *             4 bytes  CRC-32 of all that follows
 *   header    JSON     what made it, whatever the writer wants to know again, and the list of columns
 *   columns            one after the other, as in the list
 */

const magic = 'BELEGIDX';
export const prefixLength = 16;
/** In bytes: a longer header is damage. 200,000 files need some 60 MB. */
const longestHeader = 1 << 30;

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

/** The parts of a snapshot file in their order, columns as they are in memory. */
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
  const body = [Buffer.from(JSON.stringify(header), 'utf8'), ...[...columns.values()].map(bytesOf)];
  const prefix = Buffer.alloc(prefixLength);
  prefix.write(magic, 'latin1');
  prefix.writeUInt32LE(body[0]?.byteLength ?? 0, magic.length);
  prefix.writeUInt32LE(
    body.reduce((checksum, part) => crc32(part, checksum), 0),
    magic.length + 4,
  );
  return [prefix, ...body];
}

/** @throws SnapshotError `damaged` */
export function decodePrefix(bytes: Buffer): { headerLength: number; checksum: number } {
  if (bytes.length < prefixLength || bytes.toString('latin1', 0, magic.length) !== magic) {
    throw new SnapshotError('damaged', 'it does not begin like a snapshot');
  }
  const headerLength = bytes.readUInt32LE(magic.length);
  if (headerLength > longestHeader) throw new SnapshotError('damaged', 'its header is too long');
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

/** An empty column of a type and length from a header, with its bytes. */
export function createColumn({ type, length }: SnapshotHeader['columns'][number]): {
  readonly column: NumberColumn;
  readonly bytes: Uint8Array;
} {
  const column = new columnTypes[type](length);
  return { column, bytes: bytesOf(column) };
}

/** In bytes. */
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
