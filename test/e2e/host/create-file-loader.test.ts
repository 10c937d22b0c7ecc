import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { loadDocument } from '../../../src/core/documents/load-document.js';
import { loadFile } from '../../../src/core/indexing/update/load-file.js';
import {
  createFileLoader,
  type FileLoader,
} from '../../../src/host/file-process/create-file-loader.js';

/** Threads run built code. */
const script = new URL('../../../dist/src/host/file-process/serve-files.js', import.meta.url);
const limits = { timeMs: 10_000, memoryMib: 256 };

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

/** A thread that does this with every file whose name begins with `bad`, and reads the others. */
const hostile = (deed: string) =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`
      import { parentPort } from 'node:worker_threads';
      await import(${JSON.stringify(script.href)});
      parentPort.on('message', ({ file }) => { if (file.path.startsWith('bad')) { ${deed} } });`)}`,
  );

describe('A file loader', () => {
  it('reads what is read in this thread', async () => {
    loader = createFileLoader(limits, script);
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

  it('gives the document as well', async () => {
    loader = createFileLoader(limits, script);
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
      'takes too much memory',
      'const all = []; for (;;) all.push(new Array(1e5).fill({}));',
      'too-large',
    ],
    ['ends the thread', 'process.exit(3);', 'broken'],
    ['throws where nobody catches', 'throw new Error("no");', 'broken'],
  ])('names a file that %s, and reads the next one', async (_, deed, code) => {
    loader = createFileLoader({ timeMs: 1_500, memoryMib: 64 }, hostile(deed));
    const [bad, good] = await Promise.all([
      loader.loadFile(fileOf('bad.md')),
      loader.loadFile(fileOf('dogs.md')),
    ]);
    expect(bad).toMatchObject({ source: undefined, failures: [{ path: 'bad.md', code }] });
    expect(good.passages).toHaveLength(1);
  });

  it('gets over a thread that ends between two files', async () => {
    loader = createFileLoader(
      limits,
      hostile(`setTimeout(() => { throw new Error('late'); }, 50);`),
    );
    expect(await loader.loadFile(fileOf('bad.md'))).toMatchObject({ passages: [] });
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect((await loader.loadFile(fileOf('dogs.md'))).passages).toHaveLength(1);
  });
});
