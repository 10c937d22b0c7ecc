/**
 * `npm run bench:kill`: kills Beleg at random moments while it reads, indexes and writes, 200 times.
 * After each kill the next start must serve, and once it is up to date it must answer as a fresh index
 * does. Exits with 1 if a start fails this check. `--runs N` changes the number of kills, `--seed
 * N` the moments.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import type { App } from '../src/core/app.js';
import { createApp } from '../src/core/create-app.js';

const fileCount = 60;
/** The longest time from the start to the kill, in milliseconds. */
const latestKill = 400;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    child: { type: 'boolean', default: false },
  },
});

const renderSheet = (number: number, fee: number): string =>
  `# Blatt ${number}\n\n## Gebühr\n\nDie Gebühr für Antrag ${number} beträgt ${fee} Euro im Jahr.\n`;
const askFee = (number: number): string => `Wie hoch ist die Gebühr für Antrag ${number}?`;

/** Edits and indexes until it is killed. */
async function editForever(corpusFolder: string, snapshotPath: string): Promise<never> {
  const app = createApp({ corpusFolder, snapshotPath });
  await app.load();
  process.stdout.write('.');
  for (let round = 0; ; round += 1) {
    const number = round % fileCount;
    // Written aside and renamed, as editors do: half a file would rightly give no answer.
    const written = join(corpusFolder, '.written');
    await writeFile(written, renderSheet(number, 100 + round));
    await rename(written, join(corpusFolder, `${number}.md`));
    await app.reindex({ full: round % 3 === 0 });
    await setTimeout(5);
  }
}

/** Mulberry32 (Tommy Ettinger): a number from 0 up to 1 at each call. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function readAnswers(app: App): Promise<string> {
  const answers = [];
  for (let number = 0; number < fileCount; number += 7) {
    const { status, quotes } = await app.ask(askFee(number));
    answers.push([status, ...quotes.map(({ text, score }) => [text, score])]);
  }
  return JSON.stringify(answers);
}

async function killOnce(corpusFolder: string, snapshotPath: string, delay: number): Promise<void> {
  const child = spawn(
    process.execPath,
    [import.meta.filename, '--child', corpusFolder, snapshotPath],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'close');
  await once(child.stdout, 'data');
  await setTimeout(delay);
  child.kill('SIGKILL');
  await ended;
}

async function killManyTimes(runs: number, seed: number): Promise<boolean> {
  const random = createRandom(seed);
  const temporary = await mkdtemp(join(tmpdir(), 'beleg-kill-'));
  const corpusFolder = join(temporary, 'corpus');
  const snapshotPath = join(temporary, 'data', 'index.beleg');
  const counts = { kept: 0, none: 0, damaged: 0, wrong: 0 };
  const expectSame = (run: number, when: string, answered: string, expected: string): void => {
    if (answered === expected) return;
    counts.wrong += 1;
    process.stderr.write(`Run ${run}, ${when}: ${answered} instead of ${expected}\n`);
  };
  try {
    await mkdir(corpusFolder);
    for (let number = 0; number < fileCount; number += 1) {
      await writeFile(join(corpusFolder, `${number}.md`), renderSheet(number, 90));
    }
    for (let run = 0; run < runs; run += 1) {
      await killOnce(corpusFolder, snapshotPath, random() * latestKill);
      const next = createApp({ corpusFolder, snapshotPath });
      const served = await next.load();
      const { snapshot } = await next.status();
      if (snapshot === 'kept' || snapshot === 'none') counts[snapshot] += 1;
      else {
        counts.damaged += 1;
        process.stderr.write(`Run ${run}: the snapshot is ${snapshot}.\n`);
      }
      if (served) expectSame(run, 'at the start', (await next.ask(askFee(1))).status, 'found');
      await next.reindex();
      const fresh = createApp({ corpusFolder });
      await fresh.reindex();
      expectSame(run, 'brought up to date', await readAnswers(next), await readAnswers(fresh));
      await next.close();
      await fresh.close();
    }
  } finally {
    await rm(temporary, { recursive: true });
  }
  process.stdout.write(
    `Killed ${runs} times: ${counts.kept} starts from a whole snapshot, ${counts.none} without one, ${counts.damaged} with a damaged one; ${counts.wrong} wrong answers.\n`,
  );
  return counts.damaged + counts.wrong === 0;
}

const [corpus = '', snapshot = ''] = positionals;
if (values.child) await editForever(corpus, snapshot);
else process.exitCode = (await killManyTimes(Number(values.runs), Number(values.seed))) ? 0 : 1;
