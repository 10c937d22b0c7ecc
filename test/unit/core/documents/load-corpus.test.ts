import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { CorpusError } from '../../../../src/core/documents/corpus-error.js';
import { lintCorpus } from '../../../../src/core/documents/lint-corpus.js';
import { loadCorpus } from '../../../../src/core/documents/load-corpus.js';
import { loadDocument } from '../../../../src/core/documents/load-document.js';

const asRoot = process.getuid?.() === 0;

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beleg-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

const paths = async () => (await loadCorpus(folder)).documents.map(({ path }) => path);
const failures = async () =>
  (await loadCorpus(folder)).failures.map(({ path, code }) => [path, code]);

describe('loadCorpus', () => {
  it('reads folders within folders in the order of their paths', async () => {
    await write({ 'b.md': '# B', 'a/z.txt': 'Z.', 'a/b/c.TXT': 'C.', 'a.markdown': 'A.' });
    expect(await paths()).toEqual(['a.markdown', 'a/b/c.TXT', 'a/z.txt', 'b.md']);
  });

  it('leaves out hidden files and names files of other kinds', async () => {
    await write({ 'a.txt': 'A.', '.b.txt': 'B.', '.git/c.txt': 'C.', 'd.jpg': 'D', noending: 'E' });
    const corpus = await loadCorpus(folder);
    expect(corpus.documents).toHaveLength(1);
    expect(corpus.skipped).toEqual(['d.jpg', 'noending']);
    expect(corpus.failures).toEqual([]);
  });

  it('reserves the names of its own files at the top alone', async () => {
    const own = { 'synonyms.txt': 'a, b', 'judgments.yaml': 'a: b' };
    await write({ ...own, 'a/synonyms.txt': 'Wörter.', 'a/judgments.yaml': 'a: b' });
    const corpus = await loadCorpus(folder);
    expect(corpus.documents.map(({ path }) => path)).toEqual(['a/synonyms.txt']);
    expect(corpus.skipped).toEqual(['a/judgments.yaml']);
  });

  it('takes the title from front matter, sidecar, heading or name, in this order', async () => {
    await write({
      'a.md': '---\ntitle: Vorn\n---\n# Kopf\n\nText.',
      'a.md.meta.yaml': 'title: Daneben\nsource: Amt\nlanguage: de',
      'b.md': '# Kopf\n\nText.',
      'b.md.meta.yaml': 'title: 2024',
      'c.md': '# Kopf\n\nText.',
      'd.md': 'Text.',
      'e.md': '## BESCHREIBUNG\n\nText.\n\n## Weiteres\n\nText.',
      'f.md': '## Vorwort\n\nText.\n\n# Satzung\n\nText.',
    });
    const { documents } = await loadCorpus(folder);
    expect(documents.map(({ title, titleFrom }) => [title, titleFrom])).toEqual([
      ['Vorn', 'metadata'],
      ['2024', 'metadata'],
      ['Kopf', 'heading'],
      ['d', 'file-name'],
      ['e', 'file-name'],
      ['Satzung', 'heading'],
    ]);
    expect(documents[0]).toMatchObject({ source: 'Amt', language: 'de' });
  });

  it('loads the page on NATO operations with and without its sidecar', async () => {
    const { documents, failures: none } = await loadCorpus(
      join(import.meta.dirname, '../../../../corpus'),
    );
    const page = documents.find(({ path }) => path === 'nato-einsaetze.txt');
    const title = 'Internationale Krisenprävention und Krisenmanagement';
    expect(page).toMatchObject({ title, source: 'Auswärtiges Amt', language: 'de' });
    expect(none).toEqual([]);
    await write({ 'nato.txt': page?.text ?? '' });
    expect((await loadCorpus(folder)).documents[0]).toMatchObject({ title, titleFrom: 'heading' });
  });

  it.each([
    ['§ 1 Zweck', 'satzung'],
    ['1. Zweck', 'satzung'],
    ['Art. 2 Umfang', 'satzung'],
    ['2024 im Rückblick', '2024 im Rückblick'],
    ['Satzung', 'Satzung'],
  ])('takes of a document that begins with %j the title %j', async (heading, title) => {
    await write({ 'satzung.md': `# ${heading}\n\nText.\n` });
    expect((await loadCorpus(folder)).documents[0]?.title).toBe(title);
  });

  it('names every file that it cannot use and reads the rest', async () => {
    await write({
      'binary.txt': Uint8Array.of(0, 1, 2),
      'deep.md': '>'.repeat(1000),
      'empty.txt': '',
      'good.txt': 'Gut.',
      'lone.txt.meta.yaml': 'title: Allein',
      'markup.md': '<!-- nichts -->',
      'meta.txt': 'Text.',
      'meta.txt.meta.yaml': 'url: nein\nsource: Amt',
      'odd.txt': 'Text.',
      'odd.txt.meta.yaml': Uint8Array.of(0x61, 0x81),
      'undecodable.txt': Uint8Array.of(0x61, 0x81),
      'white.txt': ' \n\t\n',
    });
    expect(await paths()).toEqual(['good.txt', 'meta.txt', 'odd.txt']);
    expect(Object.fromEntries(await failures())).toEqual({
      'binary.txt': 'binary',
      'deep.md': 'broken',
      'empty.txt': 'empty',
      'lone.txt.meta.yaml': 'bad-metadata',
      'markup.md': 'empty',
      'meta.txt': 'bad-metadata',
      'odd.txt': 'bad-metadata',
      'undecodable.txt': 'undecodable',
      'white.txt': 'empty',
    });
  });

  it('refuses a file beyond the limit', async () => {
    await write({ 'a.txt': 'Kurz.', 'b.txt': 'Etwas länger.' });
    const corpus = await loadCorpus(folder, {
      load: (file) => loadDocument(file, { mostBytes: 6 }),
    });
    expect(corpus.documents).toHaveLength(1);
    expect(corpus.failures).toEqual([
      { path: 'b.txt', code: 'too-large', detail: '14 bytes, at most 6' },
    ]);
  });

  it.skipIf(asRoot)(
    'names a file and a folder without permission (root has every one)',
    async () => {
      await write({ 'a.txt': 'A.', 'b.txt': 'B.', 'c/d.txt': 'D.' });
      await chmod(join(folder, 'b.txt'), 0);
      await chmod(join(folder, 'c'), 0);
      expect(await failures()).toEqual([
        ['c', 'unreadable'],
        ['b.txt', 'unreadable'],
      ]);
      await chmod(join(folder, 'c'), 0o755);
    },
  );

  it('keeps names with emoji, and composes decomposed ones with their sidecars', async () => {
    await write({
      '😀.txt': 'A.',
      'Ma\u0308rz.txt': 'B.',
      'Ma\u0308rz.txt.meta.yaml': 'title: März',
    });
    const { documents, failures: none } = await loadCorpus(folder);
    expect(documents.map(({ path }) => path)).toEqual(['März.txt', '😀.txt']);
    expect(documents[0]?.title).toBe('März');
    expect(none).toEqual([]);
  });

  it('names a second file whose name is the same once composed', async () => {
    await write({ 'Ma\u0308rz.txt': 'B.', 'März.txt': 'B.' });
    expect(await paths()).toEqual(['März.txt']);
    expect(await failures()).toEqual([['März.txt', 'unreadable']]);
  });

  it('gives a document another hash when its text or its sidecar changes', async () => {
    const hash = async () => (await loadCorpus(folder)).documents[0]?.sha256;
    await write({ 'a.txt': 'A.' });
    const hashes = [await hash()];
    await write({ 'a.txt.meta.yaml': 'title: A' });
    hashes.push(await hash());
    await write({ 'a.txt': 'B.' });
    hashes.push(await hash());
    expect(new Set(hashes).size).toBe(3);
    expect(await hash()).toBe(hashes[2]);
  });

  it('tells its progress', async () => {
    await write({ 'a.txt': 'A.', 'b.txt': 'B.' });
    const steps: [number, number][] = [];
    await loadCorpus(folder, { onProgress: (done, total) => steps.push([done, total]) });
    expect(steps).toEqual([
      [0, 2],
      [1, 2],
      [2, 2],
    ]);
  });
});

describe('symbolic links', () => {
  it('out of the corpus are not followed', async () => {
    await write({ 'in/a.txt': 'A.', 'out/secret.txt': 'Geheim.', 'in-too/b.txt': 'B.' });
    const root = join(folder, 'in');
    await symlink('../out', join(root, 'folder'));
    await symlink('../out/secret.txt', join(root, 'file.txt'));
    await symlink('../in-too', join(root, 'same-beginning'));
    const corpus = await loadCorpus(root);
    expect(corpus.documents.map(({ path }) => path)).toEqual(['a.txt']);
    expect(corpus.failures.map(({ path, code }) => `${code} ${path}`).sort()).toEqual([
      'outside-corpus file.txt',
      'outside-corpus folder',
      'outside-corpus same-beginning',
    ]);
  });

  it('to listed files and folders give no second document', async () => {
    await write({ 'b/c.txt': 'C.', 'd.txt': 'D.' });
    await symlink('d.txt', join(folder, 'a.txt'));
    await symlink('b', join(folder, 'a'));
    await symlink('b', join(folder, 'z'));
    expect(await paths()).toEqual(['b/c.txt', 'd.txt']);
    expect(await failures()).toEqual([]);
  });

  it('to hidden folders are followed, once', async () => {
    await write({ '.store/c.txt': 'C.' });
    await symlink('.store', join(folder, 'a'));
    await symlink('.store/c.txt', join(folder, 'c.txt'));
    expect(await paths()).toEqual(['a/c.txt']);
  });

  it('in a circle, to the corpus itself and to nothing do no harm', async () => {
    await write({ 'a/b.txt': 'B.' });
    await symlink('..', join(folder, 'a/up'));
    await symlink('.', join(folder, 'self'));
    await symlink('y', join(folder, 'x'));
    await symlink('x', join(folder, 'y'));
    await symlink('nowhere.txt', join(folder, 'dangling.txt'));
    expect(await paths()).toEqual(['a/b.txt']);
    expect((await failures()).sort()).toEqual([
      ['dangling.txt', 'unreadable'],
      ['x', 'unreadable'],
      ['y', 'unreadable'],
    ]);
  });

  it('to the corpus folder are the corpus', async () => {
    await write({ 'real/a.txt': 'A.' });
    await symlink('real', join(folder, 'link'));
    expect((await loadCorpus(join(folder, 'link'))).documents).toHaveLength(1);
  });
});

describe('a corpus that cannot be used', () => {
  it.each<[string, string, CorpusError['code']]>([
    ['is missing', 'nowhere', 'missing-folder'],
    ['is a file', 'a.bin', 'not-a-folder'],
    ['is empty', 'empty', 'empty-corpus'],
    ['holds no document', 'bad', 'empty-corpus'],
  ])('%s', async (_, name, code) => {
    await write({ 'a.bin': 'a', 'bad/x.txt': '', 'bad/y.jpg': 'y' });
    await mkdir(join(folder, 'empty'));
    const error = await loadCorpus(join(folder, name)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(CorpusError);
    expect(error).toMatchObject({ code, folder: join(folder, name) });
    expect((error as CorpusError).failures).toHaveLength(name === 'bad' ? 1 : 0);
  });
});

describe('lintCorpus', () => {
  it('finds nothing in a good corpus', async () => {
    await write({ 'a.md': '# A\n\nText.' });
    expect(lintCorpus(await loadCorpus(folder))).toEqual([]);
  });

  it('names every finding by path, with what keeps text from being found as an error', async () => {
    await write({
      'a.md': '# A\n\nText.',
      'b.md': '# A\r\n\r\n Text.\n',
      'c.txt': `${'wort '.repeat(2000)}.`,
      'd.txt': '',
      'e.md': '# E\n\nAnderes.',
      'e.md.meta.yaml': 'language: fr',
      'f.jpg': 'F',
    });
    await symlink('/', join(folder, 'g'));
    const found = lintCorpus(await loadCorpus(folder));
    expect(found.map(({ path, code, severity }) => `${path} ${code} ${severity}`)).toEqual([
      'b.md duplicate warning',
      'c.txt no-title warning',
      'c.txt no-headings warning',
      'd.txt empty error',
      'e.md bad-metadata warning',
      'f.jpg skipped warning',
      'g outside-corpus warning',
    ]);
    expect(found[0]?.detail).toBe('a.md');
  });
});
