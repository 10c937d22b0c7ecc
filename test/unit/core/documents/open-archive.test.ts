import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';

import { openArchive } from '../../../../src/core/documents/formats/archive/open-archive.js';
import { buildZip } from '../../../support/build-zip.js';

const mebibyte = 1024 * 1024;

/** Writes another number where the central directory says how large the first entry is unpacked. */
function claimSize(zip: Buffer, size: number): Buffer {
  const claimed = Buffer.from(zip);
  claimed.writeUInt32LE(size, claimed.indexOf('PK\u0001\u0002', 0, 'latin1') + 24);
  return claimed;
}

describe('openArchive', () => {
  it('gives an entry by its name, and undefined where there is none', async () => {
    const archive = await openArchive(buildZip({ 'a.xml': 'eins', 'b/c.xml': 'zwei' }));
    expect(archive.names).toEqual(['a.xml', 'b/c.xml']);
    expect(String(await archive.read('b/c.xml'))).toBe('zwei');
    expect(await archive.read('c.xml')).toBeUndefined();
  });

  it('refuses a bomb by the size it says', async () => {
    const bomb = Buffer.from(zipSync({ a: new Uint8Array(65 * mebibyte) }));
    expect(bomb.length).toBeLessThan(mebibyte);
    const archive = await openArchive(bomb);
    await expect(archive.read('a')).rejects.toMatchObject({ code: 'too-large' });
  });

  it('refuses a bomb of many entries, each of which would do', async () => {
    const part = new Uint8Array(30 * mebibyte);
    const archive = await openArchive(Buffer.from(zipSync({ a: part, b: part, c: part })));
    await archive.read('a');
    await archive.read('b');
    await expect(archive.read('c')).rejects.toMatchObject({ code: 'too-large' });
  });

  it('stops unpacking a bomb that says it is small', async () => {
    const bomb = Buffer.from(zipSync({ a: new Uint8Array(60 * mebibyte) }));
    const archive = await openArchive(claimSize(bomb, 1_000));
    await expect(archive.read('a')).rejects.toMatchObject({ code: 'broken' });
  });

  it('never unpacks what nobody asks for', async () => {
    const archive = await openArchive(
      Buffer.from(
        zipSync({ a: new TextEncoder().encode('Text'), b: new Uint8Array(65 * mebibyte) }),
      ),
    );
    expect(String(await archive.read('a'))).toBe('Text');
  });

  it('refuses more entries than any document has', async () => {
    const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, at) => [`${at}`, '']));
    await expect(openArchive(buildZip(many))).rejects.toMatchObject({ code: 'too-large' });
  });

  it('refuses a name that leads out of it', async () => {
    await expect(openArchive(buildZip({ '../../etc/passwd': 'x' }))).rejects.toMatchObject({
      code: 'broken',
    });
  });

  it('refuses an entry under a password', async () => {
    const zip = buildZip({ a: 'Text' });
    const directory = zip.indexOf('PK\u0001\u0002', 0, 'latin1');
    zip.writeUInt16LE(1, directory + 8);
    await expect((await openArchive(zip)).read('a')).rejects.toMatchObject({ code: 'encrypted' });
  });

  it('refuses two entries of one name', async () => {
    const zip = buildZip({ aa: 'eins', ab: 'zwei' });
    const twins = Buffer.from(zip.toString('latin1').replaceAll('ab', 'aa'), 'latin1');
    await expect(openArchive(twins)).rejects.toMatchObject({ code: 'broken' });
  });
});
