import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { type App, ReindexCancelledError } from '../../../src/core/app.js';
import { createApp } from '../../../src/core/create-app.js';
import { openIndexThread } from '../../../src/host/index-thread/open-index-thread.js';

/** Threads run built code. */
const script = new URL('../../../dist/src/host/index-thread/serve-index.js', import.meta.url);

let parent = '';
let folder = '';
let app: App;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'beleg-hard-'));
  folder = join(parent, 'corpus');
  await mkdir(folder);
  app = openIndexThread({ corpusFolder: folder, snapshotPath: join(parent, 'index'), script });
});
afterEach(async () => {
  await app.close();
  await rm(parent, { recursive: true });
});

const write = (name: string, text: string | Buffer) => writeFile(join(folder, name), text);
const sheet = (number: number) =>
  `# Blatt ${number}\n\nDer Antrag ${number} kostet ${number} Euro.\n`;
const findsSheet = async (number: number) =>
  (await app.ask(`Was kostet der Antrag ${number}?`)).quotes[0]?.answer.text ===
  `Der Antrag ${number} kostet ${number} Euro.`;

describe('A corpus', () => {
  it('of ten thousand small files is indexed, and one changed file is found soon', async () => {
    const count = 10_000;
    for (let number = 0; number < count; number += 1) await write(`${number}.md`, sheet(number));
    expect(await app.reindex()).toMatchObject({ documents: count, failures: [] });
    expect(await findsSheet(4_711)).toBe(true);
    await write('4711.md', sheet(47_110));
    expect(await app.reindex()).toMatchObject({ added: 0, changed: 1, removed: 0 });
    expect(await findsSheet(47_110)).toBe(true);
  }, 90_000);

  it('with a text of 50 MB beside another file keeps nobody waiting for an answer, and can be given up', async () => {
    await write('small.md', sheet(7));
    await app.reindex();
    const paragraph = `${'Die Gebühr wird im Januar fällig. '.repeat(30)}\n\n`;
    const text = Buffer.from(paragraph.repeat(Math.ceil(52_000_000 / paragraph.length)));
    await write('large.txt', text);
    const running = app.reindex();
    for (let asked = 0; asked < 20; asked += 1) expect(await findsSheet(7)).toBe(true);
    app.cancelReindex();
    await expect(running).rejects.toThrow(ReindexCancelledError);
    expect(await findsSheet(7)).toBe(true);
  }, 120_000);

  it('whose names are emoji, or lead out of it by links, is indexed as far as it is its own', async () => {
    await write('🧾 Gebühren 👩‍👩‍👧.md', sheet(1));
    await mkdir(join(folder, 'loop'));
    await symlink(folder, join(folder, 'loop', 'again'));
    await symlink('self', join(folder, 'self'));
    await writeFile(join(parent, 'secret.md'), sheet(99));
    await symlink(join(parent, 'secret.md'), join(folder, 'out.md'));
    const report = await app.reindex();
    expect(report.documents).toBe(1);
    expect(report.failures.map(({ path, code }) => [path, code]).sort()).toEqual([
      ['out.md', 'outside-corpus'],
      ['self', 'unreadable'],
    ]);
    expect((await app.ask('Was kostet der Antrag 1?')).quotes[0]?.citation.document).toBe(
      '🧾 Gebühren 👩‍👩‍👧.md',
    );
    expect(await findsSheet(99)).toBe(false);
  });

  it('that is gone leaves the index that is there', async () => {
    await write('a.md', sheet(1));
    await app.reindex();
    await rm(folder, { recursive: true });
    await expect(app.reindex()).rejects.toMatchObject({ code: 'missing-folder' });
    expect(await findsSheet(1)).toBe(true);
  });

  it('that is too large is refused with what it needs, and the index that is there goes on', async () => {
    await app.close();
    app = openIndexThread({ corpusFolder: folder, memoryLimit: 101, script });
    await write('a.md', sheet(1));
    await app.reindex();
    await write('b.txt', 'Wort und Antwort. '.repeat(20_000));
    await expect(app.reindex()).rejects.toMatchObject({
      code: 'too-large',
      memory: { needed: 104, allowed: 101 },
    });
    expect(await findsSheet(1)).toBe(true);
  });
});

/** A disk of a few pages, where this machine lets us have one. */
function mountTinyDisk(place: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', place], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

it('A disk that is full keeps the old snapshot, and is told', async (test) => {
  const disk = join(parent, 'disk');
  await mkdir(disk);
  test.skip(!mountTinyDisk(disk), 'only root may make a disk');
  const options = { corpusFolder: folder, snapshotPath: join(disk, 'index') };
  try {
    await write('a.md', sheet(1));
    const first = createApp(options);
    await first.reindex();
    await first.close();
    expect(await first.status()).toMatchObject({ snapshot: 'kept' });
    await write('b.txt', Array.from({ length: 2_000 }, (_, at) => sheet(at)).join('\n'));
    const second = createApp(options);
    await second.load();
    await second.reindex();
    await second.close();
    expect(await second.status()).toMatchObject({ documents: 2, snapshot: 'not-written' });
    const third = createApp(options);
    expect(await third.load()).toBe(true);
    expect(await third.status()).toMatchObject({ documents: 1, snapshot: 'kept' });
  } finally {
    execFileSync('umount', [disk]);
  }
});
