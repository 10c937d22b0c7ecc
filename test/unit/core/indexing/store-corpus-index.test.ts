import {
  cp,
  mkdir,
  mkdtemp,
  readFile,
  rename,
  rm,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { App } from '../../../../src/core/app.js';
import { createApp } from '../../../../src/core/create-app.js';
import { loadFile, type LoadFile } from '../../../../src/core/indexing/update/load-file.js';
import { platformAt } from '../../../support/platform-at.js';

let parent = '';
let folder = '';
let snapshotPath = '';
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'beleg-edition-'));
  folder = join(parent, 'corpus');
  snapshotPath = join(parent, 'data', 'index.beleg');
  await mkdir(folder);
});
afterEach(() => rm(parent, { recursive: true }));

const open = (options: { loadFile?: LoadFile } = {}) =>
  createApp({ corpusFolder: folder, snapshotPath, platform: platformAt(() => 0), ...options });
const write = (name: string, text: string) => writeFile(join(folder, name), text);

/** Reads files, and notes which ones were parsed. */
const createSpy = () => {
  const parsed: string[] = [];
  const spy: LoadFile = async (file, knownSha256) => {
    const loaded = await loadFile(file, knownSha256);
    if (loaded.sha256 !== knownSha256) parsed.push(file.path);
    return loaded;
  };
  return { parsed, spy };
};

const dogs = '# Hunde\n\nDie Steuer für einen Hund beträgt 90 Euro im Jahr.\n';
const cats = '# Katzen\n\nFür Katzen wird keine Steuer erhoben.\n';
const fee = 'Wie hoch ist die Steuer für einen Hund?';
const answerOf = async (app: App) => (await app.ask(fee)).quotes[0]?.answer.text;

/** A first start that writes a snapshot. */
const keep = async () => {
  await write('dogs.md', dogs);
  await write('cats.md', cats);
  const app = open();
  await app.reindex();
  await app.close();
};

describe('An index that is kept', () => {
  it('serves at the next start, without its documents', async () => {
    await keep();
    await rm(folder, { recursive: true });
    const app = open();
    expect(await app.load()).toBe(true);
    expect(await answerOf(app)).toContain('90 Euro');
    expect((await app.sources()).map(({ title }) => title)).toEqual(['Hunde', 'Katzen']);
    expect(await app.outline('dogs.md')).toHaveLength(1);
    expect(await app.status()).toMatchObject({ documents: 2, passages: 2, snapshot: 'kept' });
    await app.close();
  });

  it('is brought up to date by reading only what has changed', async () => {
    await keep();
    await write('dogs.md', dogs.replace('90', '95'));
    await write('new.md', '# Neu\n\nText.\n');
    await utimes(join(folder, 'cats.md'), new Date(0), new Date(0));
    const { parsed, spy } = createSpy();
    const app = open({ loadFile: spy });
    await app.load();
    const report = await app.reindex();
    expect(report).toMatchObject({ documents: 3, added: 1, changed: 1, removed: 0 });
    expect(parsed).toEqual(['dogs.md', 'new.md']);
    expect(await answerOf(app)).toContain('95 Euro');
    await app.close();
  });

  it('knows what was wrong with a file, and says so again', async () => {
    await write('empty.md', '');
    await keep();
    const app = open();
    await app.load();
    expect((await app.reindex()).failures).toMatchObject([{ path: 'empty.md', code: 'empty' }]);
    await app.close();
  });

  it('knows a file under another name', async () => {
    await keep();
    await rename(join(folder, 'dogs.md'), join(folder, 'hunde.md'));
    const app = open();
    await app.load();
    expect(await app.reindex()).toMatchObject({ added: 0, changed: 0, removed: 0, renamed: 1 });
    expect((await app.ask(fee)).quotes[0]?.citation.document).toBe('hunde.md');
    await app.close();
  });

  it('is built anew with full, from every file', async () => {
    await keep();
    const { parsed, spy } = createSpy();
    const app = open({ loadFile: spy });
    await app.load();
    expect(await app.reindex({ full: true })).toMatchObject({ added: 0, changed: 0, removed: 0 });
    expect(parsed).toEqual(['cats.md', 'dogs.md']);
    await app.close();
  });

  it('follows synonyms.txt in place, as they come, change and go', async () => {
    await keep();
    const { parsed, spy } = createSpy();
    const app = open({ loadFile: spy });
    await app.load();
    const find = async () => (await app.explain('Vierbeiner')).candidates.length > 0;
    expect(await find()).toBe(false);
    await write('synonyms.txt', 'Vierbeiner, Hund\n');
    await app.reindex();
    expect(await find()).toBe(true);
    await write('synonyms.txt', 'Dackel, Hund\n');
    await app.reindex();
    expect(await find()).toBe(false);
    await write('synonyms.txt', 'Vierbeiner, Hund\n');
    await app.reindex();
    await rm(join(folder, 'synonyms.txt'));
    await app.reindex();
    expect(await find()).toBe(false);
    expect(parsed).toEqual([]);
    await app.close();
  });

  it('is not taken for another folder’s', async () => {
    await keep();
    await cp(folder, `${folder}-other`, { recursive: true });
    const app = createApp({ corpusFolder: `${folder}-other`, snapshotPath });
    expect(await app.load()).toBe(false);
    expect(await app.status()).toMatchObject({ snapshot: 'other-folder' });
  });

  it.each([
    ['cut off', async () => truncate(snapshotPath, 700), 'damaged'],
    ['empty', async () => truncate(snapshotPath, 0), 'damaged'],
    ['something else', async () => writeFile(snapshotPath, 'BELEG003 and more'), 'damaged'],
    ['a folder', async () => rm(snapshotPath).then(() => mkdir(snapshotPath)), 'unreadable'],
    ['gone', async () => rm(snapshotPath), 'none'],
  ])('is built anew where the file is %s', async (_, damage, snapshot) => {
    await keep();
    await damage();
    const app = open();
    expect(await app.load()).toBe(false);
    expect(await app.status()).toMatchObject({ documents: 0, snapshot });
    await app.reindex();
    expect(await answerOf(app)).toContain('90 Euro');
    await app.close();
  });

  it('is refused with any byte of it flipped', async () => {
    await keep();
    const whole = await readFile(snapshotPath);
    const stride = Math.ceil(whole.length / 150);
    for (let at = 0; at < whole.length; at += stride) {
      const flipped = Buffer.from(whole);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      await writeFile(snapshotPath, flipped);
      expect(await open().load(), `byte ${at}`).toBe(false);
    }
    await writeFile(snapshotPath, whole);
    expect(await open().load()).toBe(true);
  });

  it('is said not to be written where it cannot be, and Beleg goes on', async () => {
    await write('dogs.md', dogs);
    await writeFile(join(parent, 'data'), 'a file where the folder should be');
    const app = open();
    await app.reindex();
    expect(await answerOf(app)).toContain('90 Euro');
    await app.close();
    expect(await app.status()).toMatchObject({ snapshot: 'not-written' });
  });
});

describe('A corpus that is edited', () => {
  const name = fc.constantFrom('a.md', 'b.md', 'c.txt', 'd.md');
  const sentence = fc.constantFrom(
    'Die Steuer für einen Hund beträgt 90 Euro im Jahr.',
    'Für Katzen wird keine Steuer erhoben.',
    'Die Streit- und Sicherheitskräfte beteiligen sich am Einsatz.',
    'The soldiers of the Kosovo Force (KFOR) keep the peace.',
    'Der Auslandseinsatz der Soldatinnen und Soldaten dauert an.',
  );
  const text = fc
    .array(fc.array(sentence, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 })
    .map((sections) =>
      sections.map((lines, at) => `# Abschnitt ${at}\n\n${lines.join(' ')}\n`).join('\n'),
    );
  const step = fc.oneof(
    { weight: 5, arbitrary: fc.record({ write: name, text }) },
    { weight: 2, arbitrary: fc.record({ remove: name }) },
    { weight: 1, arbitrary: fc.record({ from: name, to: name }) },
    { weight: 3, arbitrary: fc.constant({ reindex: true }) },
    { weight: 1, arbitrary: fc.constantFrom({ restart: 'after closing' }, { restart: 'killed' }) },
  );
  const questions = [fee, 'Einsatz der Sicherheitskräfte', 'KFOR', 'Wer beteiligt sich?', 'catz'];

  it('gives exactly what an index of the files as they are gives, whatever came before', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        folder = join(parent, `corpus-${(run += 1)}`);
        snapshotPath = join(parent, `index-${run}`);
        await mkdir(folder);
        // So many that most edits are made in place.
        for (let at = 0; at < 40; at += 1) await write(`leaf${at}.md`, `# Blatt ${at}\n\n${dogs}`);
        let app = open();
        for (const edit of steps) {
          if ('write' in edit) await write(edit.write, edit.text);
          else if ('remove' in edit) await rm(join(folder, edit.remove), { force: true });
          else if ('from' in edit) {
            await rename(join(folder, edit.from), join(folder, edit.to)).catch(() => undefined);
          } else if ('reindex' in edit) await app.reindex();
          else {
            if (edit.restart === 'after closing') await app.close();
            app = open();
            await app.load();
          }
        }
        await app.reindex();
        const fresh = createApp({ corpusFolder: folder, platform: platformAt(() => 0) });
        await fresh.reindex();
        expect(await app.sources()).toEqual(await fresh.sources());
        for (const question of questions) {
          expect(await app.ask(question)).toEqual(await fresh.ask(question));
        }
        await app.close();
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
