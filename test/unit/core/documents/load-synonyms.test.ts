import { mkdtemp, rm, writeFile } from 'node:fs/promises';
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
