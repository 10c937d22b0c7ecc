import {
  appendFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Columns } from '../../../../../src/core/indexing/columns.js';
import { loadSnapshot } from '../../../../../src/core/indexing/snapshot/load-snapshot.js';
import { saveSnapshot } from '../../../../../src/core/indexing/snapshot/save-snapshot.js';
import { systemClock } from '../../../../../src/core/platform/clock.js';
import {
  type FileSystem,
  nodeFileSystem,
  type OpenFile,
} from '../../../../../src/core/platform/file-system.js';

let folder = '';
let path = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beleg-save-'));
  path = join(folder, 'index.beleg');
});
afterEach(() => rm(folder, { recursive: true }));

const columns: Columns = new Map<string, Uint8Array | Uint16Array | Uint32Array>([
  ['bytes', Uint8Array.of(1, 2, 255)],
  ['shorts', Uint16Array.of(1, 65_535)],
  ['numbers', Uint32Array.of(1, 4_294_967_295, 3)],
  ['nothing', new Uint32Array()],
]);
const save = (platform = {}) =>
  saveSnapshot(path, 'code', { files: ['ä'] }, columns, {
    clock: systemClock,
    fileSystem: nodeFileSystem,
    ...platform,
  });

/** The file system of the machine, which writes down what is done and may fail at one of it. */
function record(failing?: string): { readonly done: string[]; readonly fileSystem: FileSystem } {
  const done: string[] = [];
  const note = (what: string): void => {
    done.push(what);
    if (what === failing) throw new Error(`${what} failed`);
  };
  const open = async (at: string, flags: string | number): Promise<OpenFile> => {
    const name = at.endsWith('.tmp')
      ? 'temporary'
      : basename(at) === basename(path)
        ? 'snapshot'
        : 'folder';
    const file = await nodeFileSystem.open(at, flags);
    return {
      stat: () => file.stat(),
      read: (into, offset, length) => file.read(into, offset, length),
      writeFile: async (bytes) => {
        note(`write ${name}`);
        await file.writeFile(bytes);
      },
      sync: async () => {
        note(`flush ${name}`);
        await file.sync();
      },
      close: async () => {
        await file.close();
        note(`close ${name}`);
      },
    };
  };
  const rename: FileSystem['rename'] = async (from, to) => {
    note('rename');
    await nodeFileSystem.rename(from, to);
  };
  return { done, fileSystem: { ...nodeFileSystem, open, rename } };
}

describe('Saving a snapshot', () => {
  it('flushes the new file before it takes the place of the old one, and then the folder', async () => {
    const { done, fileSystem } = record();
    await save({ fileSystem });
    expect(done.filter((what) => what !== 'write temporary')).toEqual([
      'flush temporary',
      'close temporary',
      'rename',
      'flush folder',
      'close folder',
    ]);
    expect(done[0]).toBe('write temporary');
    expect(await readdir(folder)).toEqual(['index.beleg']);
  });

  it.each(['write temporary', 'flush temporary', 'rename'])(
    'leaves the old snapshot and nothing else where it fails at: %s',
    async (step) => {
      await writeFile(path, 'old');
      const { done, fileSystem } = record(step);
      await expect(save({ fileSystem })).rejects.toThrow(`${step} failed`);
      expect(done).toContain('close temporary');
      expect(await readdir(folder)).toEqual(['index.beleg']);
      expect(await readFile(path, 'utf8')).toBe('old');
    },
  );

  it('succeeds where the folder cannot be flushed', async () => {
    const { done, fileSystem } = record('flush folder');
    expect(await save({ fileSystem })).toBe((await readFile(path)).length);
    expect(done).toContain('close folder');
  });

  it('creates the folder', async () => {
    path = join(folder, 'data/of/beleg/index.beleg');
    await save();
    expect(await loadSnapshot(path, 'code')).toMatchObject({ columns });
  });

  it('removes what earlier runs left behind, but no other file and none that is being written', async () => {
    const now = 1_800_000_000_000;
    const clock = { ...systemClock, date: () => now };
    const ages: Readonly<Record<string, number>> = {
      'index.beleg.0a.tmp': 11,
      'index.beleg.0b.tmp': 9,
      'index.beleg.keep': 11,
      'other.beleg.0a.tmp': 11,
      'my.index.beleg.0a.tmp': 11,
      'index.beleg2.tmp': 11,
      'x.tmp.index.beleg.': 11,
    };
    for (const [name, minutes] of Object.entries(ages)) {
      await writeFile(join(folder, name), '');
      const seconds = now / 1_000 - minutes * 60;
      await utimes(join(folder, name), seconds, seconds);
    }
    await save({ clock });
    const left = Object.keys(ages).filter((name) => name !== 'index.beleg.0a.tmp');
    expect((await readdir(folder)).sort()).toEqual([...left, 'index.beleg'].sort());
  });
});

describe('A snapshot file', () => {
  it('begins with its format, the length of its header and the header', async () => {
    await save();
    const bytes = await readFile(path);
    expect(bytes.toString('latin1', 0, 8)).toBe('BELEG003');
    const end = 16 + bytes.readUInt32LE(8);
    expect(JSON.parse(bytes.toString('utf8', 16, end))).toEqual({
      fingerprint: 'code',
      content: { files: ['ä'] },
      columns: [
        { name: 'bytes', type: 'u8', length: 3 },
        { name: 'shorts', type: 'u16', length: 2 },
        { name: 'numbers', type: 'u32', length: 3 },
        { name: 'nothing', type: 'u32', length: 0 },
      ],
    });
    expect([...bytes.subarray(end, end + 5)]).toEqual([1, 2, 255, 1, 0]);
  });

  it('gives back columns of every type, and says how large it is', async () => {
    const size = await save();
    expect(size).toBe((await readFile(path)).length);
    expect(await loadSnapshot(path, 'code')).toEqual({
      content: { files: ['ä'] },
      columns,
      bytes: size,
    });
  });

  it('is damaged where a single byte is missing, changed or too many', async () => {
    await save();
    const good = await readFile(path);
    const expectRefused = async (bytes: Uint8Array, code: string) => {
      await writeFile(path, bytes);
      await expect(loadSnapshot(path, 'code')).rejects.toMatchObject({ code });
    };
    for (let at = 0; at < good.length; at += 1) {
      await expectRefused(good.subarray(0, at), 'damaged');
      const changed = Buffer.from(good);
      changed[at] = good[at]! ^ 1;
      const isFormat = at >= 5 && at < 8;
      await expectRefused(changed, isFormat ? 'other-fingerprint' : 'damaged');
    }
    await writeFile(path, good);
    await appendFile(path, '\0');
    await expect(loadSnapshot(path, 'code')).rejects.toMatchObject({ code: 'damaged' });
  });

  it('of another format was made by other code, also where nothing else fits', async () => {
    await writeFile(path, `BELEG004${'\0'.repeat(8)}`);
    await expect(loadSnapshot(path, 'code')).rejects.toMatchObject({ code: 'other-fingerprint' });
  });

  it('that is damaged is not taken for one of other code', async () => {
    await save();
    const bytes = await readFile(path);
    bytes[bytes.length - 1]! ^= 1;
    await writeFile(path, bytes);
    await expect(loadSnapshot(path, 'other code')).rejects.toMatchObject({ code: 'damaged' });
  });

  it('is read in pieces that it can have, however long it says that its header is', async () => {
    await save();
    const bytes = await readFile(path);
    bytes.writeUInt32LE(1_000_000_000, 8);
    await writeFile(path, bytes);
    let most = 0;
    const open: FileSystem['open'] = async (at, flags) => {
      const file = await nodeFileSystem.open(at, flags);
      return {
        stat: () => file.stat(),
        read: (into, offset, length) => {
          most = Math.max(most, length);
          return file.read(into, offset, length);
        },
        writeFile: (part) => file.writeFile(part),
        sync: () => file.sync(),
        close: () => file.close(),
      };
    };
    await expect(loadSnapshot(path, 'code', { ...nodeFileSystem, open })).rejects.toMatchObject({
      code: 'damaged',
    });
    expect(most).toBeLessThanOrEqual(bytes.length);
  });

  it('is read whole where the file system gives it in small pieces', async () => {
    const size = await save();
    const open: FileSystem['open'] = async (at, flags) => {
      const file = await nodeFileSystem.open(at, flags);
      return {
        stat: () => file.stat(),
        read: (into, offset, length) => file.read(into, offset, Math.min(3, length)),
        writeFile: (part) => file.writeFile(part),
        sync: () => file.sync(),
        close: () => file.close(),
      };
    };
    expect(await loadSnapshot(path, 'code', { ...nodeFileSystem, open })).toEqual({
      content: { files: ['ä'] },
      columns,
      bytes: size,
    });
  });

  it('may have no columns at all', async () => {
    await saveSnapshot(path, 'code', { files: [] }, new Map());
    expect((await loadSnapshot(path, 'code')).columns.size).toBe(0);
  });

  it('is missing, or cannot be read', async () => {
    await expect(loadSnapshot(path, 'code')).rejects.toMatchObject({ code: 'missing' });
    await mkdir(path);
    await expect(loadSnapshot(path, 'code')).rejects.toMatchObject({ code: 'unreadable' });
    await expect(loadSnapshot(join(path, '\0'), 'code')).rejects.toMatchObject({
      code: 'unreadable',
    });
  });

  it('is closed after it was read, whole or not', async () => {
    await save();
    const { done, fileSystem } = record();
    await loadSnapshot(path, 'code', fileSystem);
    await expect(loadSnapshot(path, 'other', fileSystem)).rejects.toThrow();
    expect(done).toEqual(['close snapshot', 'close snapshot']);
  });
});
