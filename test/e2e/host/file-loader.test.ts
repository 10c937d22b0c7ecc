import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { loadDocument } from '../../../src/core/documents/load-document.js';
import { loadFile } from '../../../src/core/indexing/update/load-file.js';
import {
  createFileLoader,
  type FileLoader,
} from '../../../src/host/file-process/create-file-loader.js';
import { defaultFileLimits } from '../../../src/host/file-process/file-limits.js';
import { buildFlateBomb } from '../../support/build-flate-bomb.js';

/** Processes run built code. */
const script = new URL('../../../dist/src/host/file-process/serve-files.js', import.meta.url);

let folder = '';
let loader: FileLoader | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beleg-file-'));
  await writeFile(join(folder, 'dogs.md'), '# Hunde\n\nDer Hund ist anzumelden.\n');
});
afterEach(async () => {
  await loader?.close();
  await rm(folder, { recursive: true });
});

const fileOf = (path: string) => ({ path, absolutePath: join(folder, path) });

/** A process that does this with every file whose name begins with `bad`, and reads the others. */
const hostile = async (deed: string) => {
  const path = join(folder, 'hostile.mjs');
  await writeFile(
    path,
    `await import(${JSON.stringify(script.href)});
     process.on('message', ({ file }) => { if (file.path.startsWith('bad')) { ${deed} } });`,
  );
  return pathToFileURL(path);
};

/** The ids of the processes that this one has started. */
const childrenOf = (parent: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ');
        return Number(fields?.[1]) === parent;
      } catch {
        return false;
      }
    });

describe('A file loader', () => {
  it('reads what is read in this thread', async () => {
    loader = createFileLoader(defaultFileLimits, script);
    const file = fileOf('dogs.md');
    const loaded = await loader.loadFile(file);
    expect(loaded).toEqual(await loadFile(file));
    expect(loaded.passages).toHaveLength(1);
    expect(await loader.loadFile(file, loaded.sha256)).toEqual({
      source: undefined,
      passages: [],
      failures: [],
      sha256: loaded.sha256,
    });
  });

  it('gives a file of many passages whole and in order', async () => {
    const text = Array.from({ length: 2_000 }, (_, at) => `# Blatt ${at}\n\nText ${at}.\n`);
    await writeFile(join(folder, 'many.md'), text.join('\n'));
    loader = createFileLoader(defaultFileLimits, script);
    const loaded = await loader.loadFile(fileOf('many.md'));
    expect(loaded.passages).toHaveLength(2_000);
    expect(loaded).toEqual(await loadFile(fileOf('many.md')));
  });

  it('gives the document as well', async () => {
    loader = createFileLoader(defaultFileLimits, script);
    const file = fileOf('dogs.md');
    const loaded = await loader.loadDocument(file);
    expect(loaded).toEqual(await loadDocument(file));
    expect(loaded.document?.text).toContain('Der Hund ist anzumelden.');
    expect(await loader.loadDocument(fileOf('cats.md'))).toEqual({
      document: undefined,
      failures: [{ path: 'cats.md', code: 'unreadable', detail: 'ENOENT' }],
      sha256: undefined,
    });
  });

  it.each([
    ['takes too long', 'for (;;);', 'too-slow'],
    [
      'takes too long in native code',
      `('a' + '\\u0301\\u0323'.repeat(3e6)).normalize();`,
      'too-slow',
    ],
    ['fills the heap', 'const all = []; for (;;) all.push(new Array(1e5).fill({}));', 'too-large'],
    [
      'fills memory beside the heap',
      'const all = []; for (;;) all.push(new Uint8Array(1e6).fill(1));',
      'too-large',
    ],
    ['ends the process', 'process.exit(3);', 'broken'],
    ['throws where nobody catches', 'throw new Error("no");', 'broken'],
  ])('names a file that %s, and reads the others', async (_, deed, code) => {
    const opened = createFileLoader({ ...defaultFileLimits, mostMib: 200 }, await hostile(deed));
    loader = opened;
    const files = ['bad.md', 'dogs.md', 'bad-too.md', 'dogs.md'];
    // Only what loops is to run out of time, however busy the machine is.
    const timeOf = (path: string) => (code === 'too-slow' && path !== 'dogs.md' ? 800 : undefined);
    const loaded = await Promise.all(
      files.map((path) => opened.loadFile(fileOf(path), undefined, timeOf(path))),
    );
    for (const at of [0, 2]) {
      const failures = [{ path: files[at], code }];
      expect(loaded[at]).toMatchObject({ source: undefined, passages: [], failures });
    }
    for (const at of [1, 3]) expect(loaded[at]?.passages).toHaveLength(1);
  });

  it('lets a caller wait for less time than the limit', async () => {
    loader = createFileLoader(defaultFileLimits, await hostile('for (;;);'));
    expect(await loader.loadFile(fileOf('bad.md'), undefined, 200)).toMatchObject({
      failures: [{ path: 'bad.md', code: 'too-slow', detail: 'more than 0.2 s' }],
    });
  });

  it('gets over a process that ends between two files', async () => {
    const deed = `setTimeout(() => { throw new Error('late'); }, 50);`;
    loader = createFileLoader(defaultFileLimits, await hostile(deed));
    expect(await loader.loadFile(fileOf('bad.md'))).toMatchObject({ passages: [] });
    await wait(400);
    expect((await loader.loadFile(fileOf('dogs.md'))).passages).toHaveLength(1);
  });

  it('names a PDF of 3 MB that unpacks to 3 GB, and takes 400 MB for it at most', async (test) => {
    test.skip(process.platform !== 'linux', 'the memory of another process is read from /proc');
    await writeFile(join(folder, 'bomb.pdf'), buildFlateBomb(3_000));
    loader = createFileLoader(defaultFileLimits, script);
    let peak = 0;
    const timer = setInterval(() => {
      for (const pid of childrenOf(process.pid)) {
        const status = readFileSync(`/proc/${pid}/status`, 'utf8');
        peak = Math.max(peak, Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1_024);
      }
    }, 5);
    try {
      const { failures } = await loader.loadFile(fileOf('bomb.pdf'));
      expect(failures).toMatchObject([{ path: 'bomb.pdf', code: 'too-large' }]);
    } finally {
      clearInterval(timer);
    }
    expect(peak).toBeGreaterThan(100);
    expect(peak).toBeLessThan(400 / 1.048576);
  }, 60_000);

  it('leaves no process behind, whatever a file does', async (test) => {
    test.skip(process.platform !== 'linux', 'processes are counted in /proc');
    const before = childrenOf(process.pid);
    loader = createFileLoader(defaultFileLimits, await hostile('for (;;);'));
    const reading = loader.loadFile(fileOf('bad.md'));
    await vi.waitFor(() => expect(childrenOf(process.pid).length).toBeGreaterThan(before.length));
    await wait(500);
    await loader.close();
    expect(childrenOf(process.pid)).toEqual(before);
    expect(await reading).toMatchObject({ passages: [], failures: [{ path: 'bad.md' }] });
  });
});
