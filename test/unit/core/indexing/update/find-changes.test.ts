import { describe, expect, it } from 'vitest';

import type { LoadFailure } from '../../../../../src/core/documents/load-failure.js';
import type { FileEntry } from '../../../../../src/core/indexing/update/corpus-index.js';
import { findChanges } from '../../../../../src/core/indexing/update/find-changes.js';
import type { LoadedFile } from '../../../../../src/core/indexing/update/load-file.js';
import { systemClock } from '../../../../../src/core/platform/clock.js';
import { nodeFileSystem } from '../../../../../src/core/platform/file-system.js';

const now = 1_800_000_000_000;
const clock = { ...systemClock, date: () => now };

interface FileOnDisk {
  readonly content: string;
  /** When it was written, in minutes before now. */
  readonly age: number;
}

/** A folder of files as they are now; each is loaded as what it contains. */
function openFolder(files: Readonly<Record<string, FileOnDisk>>) {
  const loaded: string[] = [];
  const stat = (path: string) => {
    const { content, age } = files[path] ?? { content: '', age: 0 };
    const time = now - age * 60_000;
    return Promise.resolve({ size: content.length, mtimeMs: time, ctimeMs: time, ino: 1 });
  };
  const platform = { clock, fileSystem: { ...nodeFileSystem, stat } as typeof nodeFileSystem };
  const list = Object.keys(files).map((path) => ({ path, absolutePath: path }));
  const loadFile = ({ path }: { readonly path: string }, known?: string): Promise<LoadedFile> => {
    const sha256 = files[path]?.content;
    loaded.push(known === sha256 ? `${path} known` : path);
    return Promise.resolve({ source: undefined, passages: [], failures: [], sha256 });
  };
  const steps: (readonly [number, number])[] = [];
  const find = (
    manifest: Readonly<Record<string, FileEntry>>,
    full = false,
    checkCancelled: () => void = () => undefined,
  ) =>
    findChanges(list, new Map(Object.entries(manifest)), {
      full,
      loadFile,
      onProgress: (done, total) => steps.push([done, total]),
      checkCancelled,
      platform,
    });
  return { find, loaded, steps };
}

const entry = (
  sha256: string,
  stamp?: string,
  failures: readonly LoadFailure[] = [],
): FileEntry => ({
  sha256,
  stamp,
  failures,
  characters: 0,
});

/** The stamp of a file as it is on the disk. */
async function readStampOf(file: FileOnDisk): Promise<string> {
  const { changed } = await openFolder({ file }).find({});
  return changed[0]?.stamp ?? expect.fail();
}

describe('The files that have changed', () => {
  it('are those that are new, have another content, or are gone; of others nothing is read', async () => {
    const same = { content: 'same', age: 60 };
    const { find, loaded } = openFolder({
      'new.md': { content: 'new', age: 5 },
      'other.md': { content: 'now', age: 5 },
      'same.md': same,
    });
    const { changed, restamped, removed } = await find({
      'other.md': entry('before', 'old'),
      'same.md': entry('same', await readStampOf(same)),
      'gone.md': entry('gone', 'old'),
    });
    expect(changed.map(({ path, file }) => [path, file.sha256])).toEqual([
      ['new.md', 'new'],
      ['other.md', 'now'],
    ]);
    expect(removed).toEqual(['gone.md']);
    expect(restamped).toEqual([]);
    expect(loaded).toEqual(['new.md', 'other.md']);
  });

  it('are not those that were only touched, whose stamp is kept from then on', async () => {
    const touched = { content: 'same', age: 5 };
    const { find, loaded } = openFolder({ 'a.md': touched });
    const before = entry('same', 'old');
    expect(await find({ 'a.md': before })).toEqual({
      changed: [],
      restamped: [['a.md', { ...before, stamp: await readStampOf(touched) }]],
      removed: [],
    });
    expect(loaded).toEqual(['a.md known']);
  });

  it('are looked for again in a file that has just been written', async () => {
    const { find, loaded } = openFolder({ 'a.md': { content: 'same', age: 0 } });
    await find({ 'a.md': entry('same') });
    expect(loaded).toEqual(['a.md known']);
  });

  it('are all files where everything is read anew', async () => {
    const same = { content: 'same', age: 60 };
    const { find, loaded } = openFolder({ 'a.md': same });
    const manifest = { 'a.md': entry('same', await readStampOf(same)) };
    expect((await find(manifest)).changed).toEqual([]);
    expect((await find(manifest, true)).changed.map(({ path }) => path)).toEqual(['a.md']);
    expect(loaded).toEqual(['a.md']);
  });

  it('are looked for in a file that failed for a reason that may pass, and in no other', async () => {
    const same = { content: 'same', age: 60 };
    const stamp = await readStampOf(same);
    const failed = (code: LoadFailure['code']) => {
      const { find } = openFolder({ 'a.md': same });
      return find({ 'a.md': entry('same', stamp, [{ path: 'a.md', code, detail: '' }]) });
    };
    expect((await failed('too-slow')).changed).toHaveLength(1);
    expect((await failed('empty')).changed).toEqual([]);
  });

  it('tell how far the search is', async () => {
    const { find, steps } = openFolder({
      'a.md': { content: 'a', age: 5 },
      'b.md': { content: 'b', age: 5 },
    });
    await find({});
    expect(steps).toEqual([
      [0, 2],
      [1, 2],
      [2, 2],
    ]);
  });

  it('are not looked for any further once that is cancelled', async () => {
    const { find, loaded } = openFolder({
      'a.md': { content: 'a', age: 5 },
      'b.md': { content: 'b', age: 5 },
    });
    await expect(
      find({}, false, () => {
        if (loaded.length > 0) throw new Error('cancelled');
      }),
    ).rejects.toThrow('cancelled');
    expect(loaded).toEqual(['a.md']);
  });

  it('are found in a folder of more files than are looked at concurrently', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 150 }, (_, at) => [`${at}.md`, { content: `${at}`, age: 5 }]),
    );
    const { changed } = await openFolder(files).find({});
    expect(changed.map(({ path }) => path)).toEqual(Object.keys(files));
    expect(changed.every(({ stamp }) => stamp !== undefined)).toBe(true);
  });
});
