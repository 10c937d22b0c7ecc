import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { type LoadFile, loadFile } from '../../../src/core/indexing/update/load-file.js';
import { createQuickFirstApp } from '../../../src/host/index-thread/quick-first-app.js';
import { platformAt } from '../../support/platform-at.js';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beleg-quick-'));
});
afterEach(() => rm(folder, { recursive: true }));

const write = (name: string, text: string) => writeFile(join(folder, name), text);
const longestMs = 60_000;

/** Reads at a virtual time: files named `slow-MS…` take so long, as far as they may; others 100 ms. */
const createClock = () => {
  const clock = { time: 0, reads: [] as string[] };
  const load: LoadFile = async (file, knownSha256, timeMs = longestMs) => {
    const takes = Number(/^slow-(\d+)/.exec(file.path)?.[1] ?? 100);
    clock.time += Math.min(takes, timeMs);
    clock.reads.push(`${file.path} ${timeMs}`);
    if (takes <= timeMs) return loadFile(file, knownSha256);
    const failures = [{ path: file.path, code: 'too-slow' as const, detail: '' }];
    return { source: undefined, passages: [], failures, sha256: undefined };
  };
  return { clock, load, now: () => clock.time };
};

describe('Reading what is quick first', () => {
  it('answers from good files within ten seconds, whatever sixty hostile ones do', async () => {
    for (let number = 0; number < 60; number += 1) {
      await write(`slow-999999-${number}.md`, `# Böse ${number}\n\n${'Text. '.repeat(50)}\n`);
    }
    await write('zoo.md', '# Zoo\n\nDer Zoo öffnet um neun Uhr.\n');
    await write('zoo.txt', 'Der Eintritt in den Zoo kostet zehn Euro.\n');
    const { clock, load, now } = createClock();
    const app = createQuickFirstApp({ corpusFolder: folder, platform: platformAt(now) }, load);
    let firstAnswerAt = Infinity;
    const report = await app.reindex({
      onProgress: () => {
        void app.status().then(({ documents }) => {
          if (documents === 2) firstAnswerAt = Math.min(firstAnswerAt, clock.time);
        });
      },
    });
    expect(firstAnswerAt).toBeLessThan(10_000);
    expect(clock.time).toBeGreaterThan(60 * longestMs);
    expect(report).toMatchObject({ documents: 2, added: 2 });
    expect(report.failures).toHaveLength(60);
  });

  it('reads slow files afterwards, with more time each pass, and everything in one run', async () => {
    for (const name of ['slow-5000.md', 'slow-50000.md', 'quick.md']) {
      await write(name, `# Blatt ${name}\n\nText.\n`);
    }
    const { clock, load, now } = createClock();
    const app = createQuickFirstApp({ corpusFolder: folder, platform: platformAt(now) }, load);
    expect(await app.reindex()).toMatchObject({ documents: 3, added: 3, failures: [] });
    const limitsOf = (name: string) =>
      clock.reads.filter((read) => read.startsWith(`${name} `)).map((read) => read.split(' ')[1]);
    expect(limitsOf('slow-50000.md')).toEqual(['1000', '8000', '60000']);
    expect(limitsOf('slow-5000.md').slice(0, 2)).toEqual(['1000', '8000']);
  });

  it('waits for the slow files where there is nothing else', async () => {
    await write('slow-5000.md', '# Blatt\n\nText.\n');
    const { load, now } = createClock();
    const app = createQuickFirstApp({ corpusFolder: folder, platform: platformAt(now) }, load);
    expect(await app.reindex()).toMatchObject({ documents: 1, added: 1, failures: [] });
    await write('slow-999999.md', '# Blatt\n\nText.\n');
    await rm(join(folder, 'slow-5000.md'));
    await expect(app.reindex()).rejects.toMatchObject({ code: 'empty-corpus' });
  });
});
