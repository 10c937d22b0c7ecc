import { finished } from 'node:stream/promises';

import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';

import { ParseError } from '../parsed-file.js';

/** A ZIP file whose entries are unpacked one by one on request. */
export interface Archive {
  readonly names: readonly string[];
  /** The content of an entry; `undefined` if there is no such entry. */
  read(name: string): Promise<Buffer | undefined>;
}

/** In bytes, over all entries that are read: the same limit as for a file that is not packed. */
const mostUnpacked = 64 * 1024 * 1024;
/** A book of a thousand chapters with one picture each has about two thousand. */
const mostEntries = 10_000;

const zipStart = 'PK';
/** Microsoft's older container format: an Office file from before 2007, or a newer one with a password. */
const compoundStart = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const encryptedName = Buffer.from('EncryptedPackage', 'utf16le');

/**
 * Opens a ZIP file by its central directory. Nothing is written to disk, so the name of an entry cannot
 * lead out of a folder. An entry that is larger than it claims is cut off there and refused.
 *
 * @throws ParseError, also from `read`: `encrypted`, `unsupported`, `too-large` or `broken`
 */
export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  refuseOtherContainers(buffer);
  const { zip, entries } = await orBroken(() => listEntries(buffer));
  let unpacked = 0;
  return {
    names: [...entries.keys()],
    read: async (name) => {
      const entry = entries.get(name);
      if (entry === undefined) return undefined;
      if (entry.isEncrypted()) throw new ParseError('encrypted', name);
      unpacked += entry.uncompressedSize;
      if (unpacked > mostUnpacked) {
        throw new ParseError('too-large', `unpacked more than ${mostUnpacked} bytes`);
      }
      return orBroken(() => readEntry(zip, entry));
    },
  };
}

function refuseOtherContainers(buffer: Buffer): void {
  if (buffer.subarray(0, compoundStart.length).equals(compoundStart)) {
    if (buffer.includes(encryptedName)) throw new ParseError('encrypted', 'with a password');
    throw new ParseError('unsupported', 'a file of Office 2003 or older under a newer ending');
  }
  if (buffer.toString('latin1', 0, zipStart.length) !== zipStart) {
    throw new ParseError('broken', 'not a zip file');
  }
}

async function listEntries(
  buffer: Buffer,
): Promise<{ zip: ZipFile; entries: ReadonlyMap<string, Entry> }> {
  const zip = await fromBufferPromise(buffer, { validateEntrySizes: true });
  if (zip.entryCount > mostEntries) {
    throw new ParseError('too-large', `${zip.entryCount} entries, at most ${mostEntries}`);
  }
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    if (entries.has(entry.fileName)) throw new ParseError('broken', 'two entries of one name');
    entries.set(entry.fileName, entry);
  }
  return { zip, entries };
}

async function readEntry(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const stream = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  await finished(stream);
  return Buffer.concat(chunks);
}

async function orBroken<T>(operation: () => Promise<T>): Promise<T> {
  try {
    return await operation();
  } catch (error) {
    if (error instanceof ParseError) throw error;
    const reason = error instanceof Error ? error.message : '';
    throw new ParseError('broken', `the zip file is damaged: ${reason}`, { cause: error });
  }
}
