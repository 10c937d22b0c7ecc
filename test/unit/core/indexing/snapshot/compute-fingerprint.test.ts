import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import {
  computeFingerprint,
  type FingerprintSources,
} from '../../../../../src/core/indexing/snapshot/compute-fingerprint.js';
import { findCode } from '../../../../../src/core/indexing/snapshot/find-code.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beleg-fingerprint-'));
});
afterEach(() => rm(folder, { recursive: true }));

const write = async (path: string, text: string) => {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
};
const writePackage = (path: string, content: object) =>
  write(`node_modules/${path}/package.json`, JSON.stringify(content));

const writeProgram = async () => {
  await write(
    'src/main.js',
    `import { cut } from './cut.js';\nimport type { Far } from './types.js';\nimport parse from '@scope/parser/lib/parse.js';\nexport const words = createRequire(import.meta.url)('words');\n`,
  );
  await write('src/cut.js', `export { split } from './split.ts';\nawait import('./late.js');\n`);
  await write('src/split.ts', `export const split = 1;\n`);
  await write('src/late.js', `import 'node:fs';\nexport {\n  a,\n} from "./cut.js";\n`);
  await write('src/unused.js', `import 'unused';\n`);
  await writePackage('@scope/parser', { version: '1.0.0', dependencies: { inner: '^2.0.0' } });
  await writePackage('@scope/parser/node_modules/inner', { version: '2.0.0' });
  await writePackage('inner', { version: '3.0.0' });
  await writePackage('words', { version: '1.2.0', dependencies: { gone: '1' } });
  await writePackage('unused', { version: '9.0.0' });
};

const sources = (changed: Partial<FingerprintSources> = {}): FingerprintSources => ({
  format: 1,
  analyzers: ['de-1', 'en-1'],
  roots: [pathToFileURL(join(folder, 'src/main.js'))],
  ...changed,
});

describe('The code of a program', () => {
  it('is what its modules import, and the packages with the versions that are installed', async () => {
    await writeProgram();
    const { files, packages } = await findCode(sources().roots);
    const names = [...files.keys()].map((url) => url.split('/').at(-1)).sort();
    expect(names).toEqual(['cut.js', 'late.js', 'main.js', 'split.ts']);
    expect([...packages]).toEqual([
      ['@scope/parser', ['1.0.0']],
      ['inner', ['2.0.0']],
      ['words', ['1.2.0']],
    ]);
  });

  it('is in an order of its own, with every version of a package that is installed', async () => {
    await write('src/main.js', `import 'words';\nimport 'inner/x.js';\nimport '@scope/parser';\n`);
    await writePackage('@scope/parser', { version: '1.0.0', dependencies: { inner: '^2.0.0' } });
    await writePackage('@scope/parser/node_modules/inner', { version: '2.0.0' });
    await writePackage('inner', { version: '3.0.0', dependencies: { words: '1' } });
    await writePackage('words', { version: '1.2.0', dependencies: { inner: '3' } });
    const { packages } = await findCode(sources().roots);
    expect([...packages]).toEqual([
      ['@scope/parser', ['1.0.0']],
      ['inner', ['2.0.0', '3.0.0']],
      ['words', ['1.2.0']],
    ]);
  });

  it('is found in the folders above that of the program as well', async () => {
    await write('src/deep/down/main.js', `import 'words';\n`);
    await writePackage('words', { version: '1.2.0' });
    await write('src/node_modules/unrelated/package.json', '{}');
    const { packages } = await findCode([pathToFileURL(join(folder, 'src/deep/down/main.js'))]);
    expect([...packages]).toEqual([['words', ['1.2.0']]]);
  });

  it('has none of the modules of Node.js for a package, whatever is installed', async () => {
    await write('src/main.js', `import 'node:fs';\n`);
    await writePackage('node:fs', { version: '1.0.0' });
    expect((await findCode(sources().roots)).packages.size).toBe(0);
  });

  it('has no package that is not installed', async () => {
    await write('src/main.js', `import 'a-package-that-is-nowhere';\n`);
    expect((await findCode(sources().roots)).packages.size).toBe(0);
  });

  it('cannot be told where a module is missing, or the manifest of a package is broken', async () => {
    await write('src/main.js', `import './gone.js';\n`);
    await expect(findCode(sources().roots)).rejects.toMatchObject({ code: 'ENOENT' });
    await write('src/main.js', `import './gone.json';\n`);
    await expect(findCode(sources().roots)).rejects.toThrow('gone.json');
    await write('src/main.js', `import 'words';\n`);
    await write('node_modules/words/package.json', '{');
    await expect(findCode(sources().roots)).rejects.toThrow(SyntaxError);
  });
});

describe('The fingerprint', () => {
  it('is the same wherever the program is installed', async () => {
    await writeProgram();
    const before = await computeFingerprint(sources());
    await cp(join(folder, 'src'), join(folder, 'moved/src'), { recursive: true });
    const roots = [pathToFileURL(join(folder, 'moved/src/main.js'))];
    expect(await computeFingerprint(sources({ roots }))).toBe(before);
  });

  it('is the same in whatever order the modules are found', async () => {
    await write('src/main.js', `import './b.js';\nimport './a.js';\n`);
    await write('src/a.js', '1');
    await write('src/b.js', '2');
    const roots = ['main', 'a', 'b'].map((name) => pathToFileURL(join(folder, `src/${name}.js`)));
    const before = await computeFingerprint(sources({ roots }));
    expect(await computeFingerprint(sources({ roots: [...roots].reverse() }))).toBe(before);
    expect(await computeFingerprint(sources({ roots: roots.slice(0, 1) }))).toBe(before);
  });

  it('changes where two modules exchange their texts', async () => {
    await write('src/main.js', `import './a.js';\nimport './b.js';\n`);
    await write('src/a.js', '1');
    await write('src/b.js', '2');
    const before = await computeFingerprint(sources());
    await write('src/a.js', '2');
    await write('src/b.js', '1');
    expect(await computeFingerprint(sources())).not.toBe(before);
  });

  it.each<[string, () => Promise<Partial<FingerprintSources> | undefined>]>([
    ['a module', () => write('src/main.js', `import './cut.js';`).then(() => undefined)],
    [
      'a module far away',
      () => write('src/split.ts', 'export const split = 2;').then(() => undefined),
    ],
    [
      'the version of a library',
      () => writePackage('words', { version: '1.2.1' }).then(() => undefined),
    ],
    [
      'the version of a library’s library',
      () =>
        writePackage('@scope/parser/node_modules/inner', { version: '2.0.1' }).then(
          () => undefined,
        ),
    ],
    ['an analyzer', () => Promise.resolve({ analyzers: ['de-2', 'en-1'] })],
    ['the format', () => Promise.resolve({ format: 2 })],
  ])('changes with %s', async (_, change) => {
    await writeProgram();
    const before = await computeFingerprint(sources());
    expect(await computeFingerprint(sources())).toBe(before);
    const changed = await change();
    expect(await computeFingerprint(sources(changed))).not.toBe(before);
  });

  it('does not change with what the program does not use', async () => {
    await writeProgram();
    const before = await computeFingerprint(sources());
    await write('src/unused.js', 'changed');
    await writePackage('unused', { version: '9.0.1' });
    await writePackage('inner', { version: '3.0.1' });
    expect(await computeFingerprint(sources())).toBe(before);
  });

  it('covers the code that reads, cuts, indexes, updates and saves, and the libraries it imports', async () => {
    const root = (path: string) =>
      new URL(`../../../../../src/core/indexing/${path}`, import.meta.url);
    const { files, packages } = await findCode([
      root('update/load-file.js'),
      root('update/update-corpus.js'),
      root('update/keep-corpus-index.js'),
    ]);
    const names = [...files.keys()].map((url) => url.split('/core/').at(-1));
    for (const name of [
      'analysis/tokenize.ts',
      'documents/formats/pdf/parse-pdf.ts',
      'documents/formats/csv/parse-csv.ts',
      'passages/build-passages.ts',
      'indexing/minisearch-index.ts',
      'indexing/update/find-changes.ts',
      'indexing/update/apply-changes.ts',
      'indexing/snapshot/snapshot-format.ts',
    ]) {
      expect(names).toContain(name);
    }
    expect(names.filter((name) => name?.startsWith('answer/'))).toEqual([]);
    for (const name of ['minisearch', 'natural', 'an-array-of-german-words', 'unpdf', 'parse5']) {
      expect([...packages.keys()]).toContain(name);
    }
  });
});
