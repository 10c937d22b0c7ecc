import { mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { App, IndexProgress, IndexReport } from '../../../src/core/app.js';
import { CorpusError } from '../../../src/core/documents/corpus-error.js';
import { loadFile } from '../../../src/core/indexing/update/load-file.js';
import { createApp } from '../../../src/core/create-app.js';
import { platformAt } from '../../support/platform-at.js';

const dogs = `# Hunde

Was Halter wissen müssen.

## Anmeldung

Der Hund ist bis zum Januar anzumelden.

## Gebühr

Die Steuer für einen Hund beträgt 90 Euro im Jahr.

Für jeden weiteren Hund beträgt sie 120 Euro.
`;
const cabins = '# Gartenlauben\n\nDie Genehmigung einer Gartenlaube dauert vierzehn Tage.\n';

let parent = '';
let folder = '';
let app: App;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'beleg-app-'));
  folder = await mkdtemp(join(parent, 'corpus-'));
  await writeFile(join(folder, 'dogs.md'), dogs);
  await writeFile(join(folder, 'cabins.md'), cabins);
  let now = 0;
  app = createApp({ corpusFolder: folder, platform: platformAt(() => (now += 5)) });
});
afterEach(async () => {
  vi.useRealTimers();
  await app.close();
  await rm(parent, { recursive: true });
});

const fee = 'Wie hoch ist die Steuer für einen Hund?';
const answerTo = async (question: string) => (await app.ask(question)).quotes[0]?.answer.text;

describe('Before the first index run', () => {
  it('nothing is found, and there are no sources', async () => {
    expect(await app.ask(fee)).toMatchObject({ status: 'not-found', quotes: [], suggestions: [] });
    expect(await app.sources()).toEqual([]);
    expect(await app.outline('dogs.md')).toEqual([]);
    expect(await app.passage('x')).toBeUndefined();
    expect(app.lastReport()).toBeUndefined();
  });
});

/** Files written a moment ago are read again in any case: their next edit might leave the same stamp. */
const letStampsSettle = () => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10_000 });

describe('reindex', () => {
  it('says what came, what changed, what went and what could not be used', async () => {
    expect(await app.reindex()).toMatchObject({
      documents: 2,
      added: 2,
      changed: 0,
      removed: 0,
      failures: [],
    });
    expect(await app.reindex()).toMatchObject({ documents: 2, added: 0, changed: 0, removed: 0 });

    await writeFile(join(folder, 'dogs.md'), dogs.replace('90 Euro', '95 Euro'));
    await writeFile(join(folder, 'new.md'), '# Neu\n\nEin Reisepass gilt zehn Jahre.\n');
    await writeFile(join(folder, 'empty.md'), '');
    await rm(join(folder, 'cabins.md'));
    const report = await app.reindex();
    expect(report).toMatchObject({ documents: 2, added: 1, changed: 1, removed: 1 });
    expect(report.failures).toMatchObject([{ path: 'empty.md', code: 'empty' }]);
    expect(report.tookMs).toBeGreaterThan(0);
    expect(app.lastReport()).toBe(report);
    expect(await answerTo(fee)).toContain('95 Euro');
    expect((await app.ask('Wie lange dauert die Genehmigung einer Gartenlaube?')).status).toBe(
      'not-found',
    );
  });

  it('takes a file for changed by what is in it, not by its time', async () => {
    await app.reindex();
    await utimes(join(folder, 'dogs.md'), new Date(0), new Date(0));
    expect(await app.reindex()).toMatchObject({ changed: 0 });
  });

  it('tells how far it is, first with loading and then with indexing', async () => {
    const steps: IndexProgress[] = [];
    await app.reindex({ onProgress: (step) => steps.push(step) });
    for (const phase of ['loading', 'indexing'] as const) {
      const own = steps.filter((step) => step.phase === phase);
      const done = own.map((step) => step.done);
      expect(done).toEqual([...done].sort((a, b) => a - b));
      expect(own.at(-1)).toMatchObject({ phase, done: 2, total: 2 });
    }
    const phases = steps.map(({ phase }) => phase);
    expect(phases.lastIndexOf('loading')).toBeLessThan(phases.indexOf('indexing'));
  });

  it('finds an edit made while a run is under way for whoever asks again, full carried over', async () => {
    const parsed: string[] = [];
    let edit = (): Promise<unknown> => Promise.resolve(undefined);
    const watched = createApp({
      corpusFolder: folder,
      loadFile: async (file, knownSha256) => {
        const loaded = await loadFile(file, knownSha256);
        if (loaded.sha256 !== knownSha256) parsed.push(file.path);
        await edit();
        return loaded;
      },
    });
    let asked: Promise<IndexReport> | undefined;
    edit = async () => {
      edit = () => Promise.resolve<unknown>(undefined);
      await writeFile(join(folder, 'cabins.md'), cabins.replace('vierzehn', 'zwanzig'));
      asked = watched.reindex({ full: true });
    };
    await watched.reindex();
    expect(parsed).toEqual(['cabins.md', 'dogs.md']);
    expect(await asked).toMatchObject({ documents: 2, changed: 1 });
    expect(parsed.slice(2)).toEqual(['cabins.md', 'dogs.md']);
    const question = 'Wie lange dauert die Genehmigung einer Gartenlaube?';
    expect((await watched.ask(question)).quotes[0]?.answer.text).toContain('zwanzig Tage');
    await watched.close();
  });

  it.each([
    ['too-slow', ''],
    ['stopped', ''],
    ['unreadable', 'EMFILE'],
    ['unreadable', 'EIO'],
  ] as const)('reads a file again that failed as %s %s', async (code, detail) => {
    let fails = true;
    const flaky = createApp({
      corpusFolder: folder,
      snapshotPath: join(parent, 'index.beleg'),
      loadFile: async (file, knownSha256) => {
        if (!fails || file.path !== 'dogs.md') return loadFile(file, knownSha256);
        const { sha256 } = await loadFile(file);
        const failures = [{ path: file.path, code, detail }];
        return { source: undefined, passages: [], failures, sha256 };
      },
    });
    letStampsSettle();
    expect((await flaky.reindex()).failures).toMatchObject([{ path: 'dogs.md', code }]);
    fails = false;
    expect(await flaky.reindex()).toMatchObject({ added: 1, failures: [] });
    expect((await flaky.ask(fee)).quotes[0]?.answer.text).toContain('90 Euro');
    await flaky.close();
  });

  it.each([
    ['broken', ''],
    ['encrypted', ''],
    ['too-large', ''],
    ['unreadable', 'EACCES'],
  ] as const)('does not read a file again that failed as %s %s', async (code, detail) => {
    const read: string[] = [];
    const lasting = createApp({
      corpusFolder: folder,
      loadFile: async (file, knownSha256) => {
        read.push(file.path);
        if (file.path !== 'dogs.md') return loadFile(file, knownSha256);
        const failures = [{ path: file.path, code, detail }];
        return { source: undefined, passages: [], failures, sha256: 'a'.repeat(64) };
      },
    });
    letStampsSettle();
    await lasting.reindex();
    expect((await lasting.reindex()).failures).toMatchObject([{ path: 'dogs.md', code }]);
    expect(read).toEqual(['cabins.md', 'dogs.md']);
    await lasting.close();
  });

  it('answers from the old index while the new one is built', async () => {
    await app.reindex();
    await writeFile(join(folder, 'dogs.md'), dogs.replace('90 Euro', '95 Euro'));
    const running = app.reindex();
    expect(await answerTo(fee)).toContain('90 Euro');
    await running;
    expect(await answerTo(fee)).toContain('95 Euro');
  });

  it('throws where the folder is gone, and the old index goes on; then runs again', async () => {
    const before = await app.reindex();
    await rename(folder, `${folder}-away`);
    await expect(app.reindex()).rejects.toThrow(CorpusError);
    await expect(app.reindex()).rejects.toMatchObject({ code: 'missing-folder' });
    expect(await answerTo(fee)).toContain('90 Euro');
    expect(app.lastReport()).toBe(before);
    await rename(`${folder}-away`, folder);
    expect(await app.reindex()).toMatchObject({ documents: 2, added: 0 });
  });

  it('throws where no document can be used, and the old index goes on', async () => {
    await app.reindex();
    await rm(join(folder, 'dogs.md'));
    await rm(join(folder, 'cabins.md'));
    await expect(app.reindex()).rejects.toMatchObject({ code: 'empty-corpus' });
    expect(await answerTo(fee)).toContain('90 Euro');
  });

  it('is waited for by close, whatever becomes of it', async () => {
    await rename(folder, `${folder}-away`);
    const running = app.reindex().catch((error: unknown) => error);
    await app.close();
    expect(await running).toBeInstanceOf(CorpusError);
  });
});

describe('sources', () => {
  it('lists the documents by their titles, with their headings', async () => {
    await app.reindex();
    expect(await app.sources()).toMatchObject([
      { document: 'cabins.md', title: 'Gartenlauben', passages: 1, headings: [] },
      { document: 'dogs.md', title: 'Hunde', headings: ['Anmeldung', 'Gebühr'] },
    ]);
  });
});

describe('Reading on', () => {
  it('lists where each heading begins', async () => {
    await app.reindex();
    const outline = await app.outline('dogs.md');
    expect(outline.map(({ headings }) => headings)).toEqual([[], ['Anmeldung'], ['Gebühr']]);
    const texts = await Promise.all(
      outline.map(async ({ passage }) => (await app.passage(passage))?.passage.text),
    );
    expect(texts[1]).toBe('Der Hund ist bis zum Januar anzumelden.');
    expect(await app.outline('none.md')).toEqual([]);
    expect(await app.outline('__proto__')).toEqual([]);
  });

  it('goes from passage to passage through the whole document and back', async () => {
    await app.reindex();
    const [first] = await app.outline('dogs.md');
    const forth: string[] = [];
    for (let id = first?.passage; id !== undefined;) {
      forth.push(id);
      id = (await app.passage(id))?.next;
    }
    expect(forth.length).toBeGreaterThanOrEqual(3);
    expect(forth).toHaveLength(
      (await app.sources()).find(({ document }) => document === 'dogs.md')?.passages ?? 0,
    );
    const back: string[] = [];
    for (let id = forth.at(-1); id !== undefined;) {
      back.unshift(id);
      id = (await app.passage(id))?.previous;
    }
    expect(back).toEqual(forth);
    let end = 0;
    for (const id of forth) {
      const { passage, sectionSize, citation } = (await app.passage(id)) ?? expect.fail();
      expect(passage.start).toBeGreaterThanOrEqual(end);
      end = passage.end;
      expect(await app.section(id, 0)).toMatchObject({ total: sectionSize });
      for (const other of (await app.section(id, 0))?.passages ?? expect.fail()) {
        expect(other.passage.headings).toEqual(passage.headings);
      }
      expect(citation).toMatchObject({ document: 'dogs.md', title: 'Hunde', lines: passage.lines });
    }
  });

  it('gives a section page by page, without gaps and without repetition', async () => {
    const rows = Array.from(
      { length: 30 },
      (_, at) => `Absatz ${at} nennt die Nummer ${at} und endet nach diesem Satz mit einem Punkt.`,
    );
    await writeFile(join(folder, 'long.md'), `# Lang\n\n## Teil\n\n${rows.join('\n\n')}\n`);
    await app.reindex();
    const id = (await app.outline('long.md')).at(-1)?.passage ?? expect.fail();
    const all = (await app.passage(id))?.sectionSize ?? 0;
    expect(all).toBeGreaterThan(2);
    const read = async (options?: { characters: number }) => {
      const texts: string[] = [];
      let pages = 1;
      for (let page = 0; page < pages; page += 1) {
        const section = (await app.section(id, page, options)) ?? expect.fail();
        expect(section).toMatchObject({ page, start: texts.length, total: all });
        expect(section.passages.length).toBeLessThanOrEqual(12);
        if (options !== undefined && section.passages.length > 1) {
          const length = section.passages.reduce(
            (sum, { passage }) => sum + passage.text.length,
            0,
          );
          expect(length).toBeLessThanOrEqual(options.characters);
        }
        texts.push(...section.passages.map(({ passage }) => passage.text));
        pages = section.pages;
      }
      return { text: texts.join('\n\n'), pages };
    };
    expect(await read()).toMatchObject({ text: rows.join('\n\n') });
    for (const characters of [1, 200, 900]) {
      expect((await read({ characters })).text).toBe(rows.join('\n\n'));
    }
    const last = await app.section(id, Infinity, { characters: 200 });
    expect(last).toEqual(await app.section(id, (last?.pages ?? 0) - 1, { characters: 200 }));
    expect(await app.section(id, -1)).toMatchObject({ page: 0, start: 0 });
    expect(await app.section('none', 0)).toBeUndefined();
  });

  it('gives at most twelve passages of a section at a time', async () => {
    const rows = Array.from({ length: 100 }, (_, at) => `${at};Stelle ${at};0228 ${at}`);
    await writeFile(join(folder, 'rows.csv'), `Nr;Name;Telefon\n${rows.join('\n')}\n`);
    await app.reindex();
    const id = (await app.outline('rows.csv'))[0]?.passage ?? expect.fail();
    const section = (await app.section(id, 1)) ?? expect.fail();
    expect(section.passages).toHaveLength(12);
    expect(section.start).toBe(12);
    expect(section.pages).toBe(Math.ceil(section.total / 12));
  });

  it('knows the passages of every quote, and none that is not there', async () => {
    await app.reindex();
    for (const { passage, text } of (await app.ask(fee)).quotes) {
      expect((await app.passage(passage))?.passage.text).toBe(text);
    }
    for (const id of ['', 'x', '__proto__', 'constructor']) {
      expect(await app.passage(id)).toBeUndefined();
    }
  });

  it('forgets a passage when its text has changed', async () => {
    await app.reindex();
    const id = (await app.ask(fee)).quotes[0]?.passage ?? '';
    await writeFile(join(folder, 'dogs.md'), dogs.replace('90 Euro', '95 Euro'));
    await app.reindex();
    expect(await app.passage(id)).toBeUndefined();
  });
});
