import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { createApp } from '../../../../src/core/create-app.js';
import { loadSynonyms } from '../../../../src/core/documents/load-synonyms.js';

describe('loadSynonyms', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'beleg-synonyms-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('finds none where there is no file', async () => {
    expect(await loadSynonyms(folder)).toEqual({ rules: [], failures: [] });
  });

  it('names a file that is no text', async () => {
    await writeFile(join(folder, 'synonyms.txt'), Buffer.from([0, 1, 2]));
    expect(await loadSynonyms(folder)).toMatchObject({
      rules: [],
      failures: [{ path: 'synonyms.txt', code: 'binary' }],
    });
  });

  it.each([
    ['a named pipe', (path: string) => execFileSync('mkfifo', [path]), 'unreadable'],
    ['a device without end', (path: string) => symlink('/dev/zero', path), 'outside-corpus'],
    ['a folder', (path: string) => mkdir(path), 'unreadable'],
    [
      'a file of 300 MB',
      async (path: string) => {
        await writeFile(path, '');
        await truncate(path, 300_000_000);
      },
      'too-large',
    ],
    [
      'a link out of the folder',
      async (path: string) => {
        await writeFile(join(folder, 'elsewhere.txt'), 'Kuh, Rind');
        await symlink(join(folder, 'elsewhere.txt'), path);
      },
      'outside-corpus',
    ],
  ])('refuses %s', async (_, make, code) => {
    const corpus = join(folder, 'corpus');
    await mkdir(corpus);
    await make(join(corpus, 'synonyms.txt'));
    const { rules, failures } = await loadSynonyms(corpus);
    expect({ rules, failures }).toMatchObject({ rules: [], failures: [{ code }] });
  });

  it('lets a question find what the document calls otherwise', async () => {
    await writeFile(
      join(folder, 'a.txt'),
      'Der Hof\n\nDie Kuh gibt zwanzig Liter Milch am Tag, und der Bauer melkt sie früh.',
    );
    await writeFile(join(folder, 'b.txt'), 'Die Stadt\n\nDie Straßenbahn fährt alle zehn Minuten.');
    await writeFile(join(folder, 'synonyms.txt'), '# Tiere\nKuh, Rindvieh\n');
    const app = createApp({ corpusFolder: folder });
    await app.reindex();
    const answer = await app.ask('Wie viele Liter Milch gibt ein Rindvieh?');
    expect(answer.quotes[0]?.citation.document).toBe('a.txt');
    expect(answer.corrections).toEqual([]);
    expect((await app.sources()).map(({ document }) => document)).toEqual(['a.txt', 'b.txt']);
  });
});
