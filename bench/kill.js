/**
 * `npm run bench:kill`: kills Beleg at random moments while it reads, indexes and writes, 200 times,
 * and looks after each whether the next start serves and answers as an index made afresh does. Ends
 * with 1 when it once did not. `--runs N` changes how often, `--seed N` the moments.
 */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { createApp } from '../dist/src/core/create-app.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    child: { type: 'boolean', default: false },
  },
});

const fileCount = 60;
const sheet = (number, version) =>
  `# Blatt ${number}\n\n## Gebühr\n\nDie Gebühr für Antrag ${number} beträgt ${version} Euro im Jahr.\n`;
const question = (number) => `Wie hoch ist die Gebühr für Antrag ${number}?`;

/** Edits and indexes without end. */
async function work(corpusFolder, snapshotPath) {
  const app = createApp({ corpusFolder, snapshotPath });
  await app.load();
  process.stdout.write('.');
  for (let round = 0; ; round += 1) {
    const number = round % fileCount;
    // As editors do: a file that was cut off by the kill would rightly answer nothing.
    const written = join(corpusFolder, '.written');
    await writeFile(written, sheet(number, 100 + round));
    await rename(written, join(corpusFolder, `${number}.md`));
    await app.reindex({ full: round % 3 === 0 });
    await setTimeout(5);
  }
}

/** Mulberry32, from 0 up to 1. */
function createRandom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function answersOf(app) {
  const answers = [];
  for (let number = 0; number < fileCount; number += 7) {
    const { status, quotes } = await app.ask(question(number));
    answers.push([status, ...quotes.map(({ text, score }) => [text, score])]);
  }
  return JSON.stringify(answers);
}

if (values.child) {
  await work(...positionals);
} else {
  const random = createRandom(Number(values.seed));
  const place = await mkdtemp(join(tmpdir(), 'beleg-kill-'));
  const corpusFolder = join(place, 'corpus');
  const snapshotPath = join(place, 'data', 'index.beleg');
  const counts = { kept: 0, none: 0, damaged: 0, wrong: 0 };
  const expectSame = (run, when, answered, expected) => {
    if (answered === expected) return;
    counts.wrong += 1;
    process.stderr.write(`Run ${run}, ${when}: ${answered} instead of ${expected}\n`);
  };
  try {
    await mkdir(corpusFolder);
    for (let number = 0; number < fileCount; number += 1) {
      await writeFile(join(corpusFolder, `${number}.md`), sheet(number, 90));
    }
    for (let run = 0; run < Number(values.runs); run += 1) {
      const child = spawn(
        process.execPath,
        [import.meta.filename, '--child', corpusFolder, snapshotPath],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      const ended = new Promise((resolve) => child.once('close', resolve));
      await new Promise((resolve) => child.stdout.once('data', resolve));
      await setTimeout(random() * 400);
      child.kill('SIGKILL');
      await ended;

      const next = createApp({ corpusFolder, snapshotPath });
      const served = await next.load();
      const { snapshot } = await next.status();
      const isWhole = snapshot === 'kept' || snapshot === 'none';
      counts[isWhole ? snapshot : 'damaged'] += 1;
      if (!isWhole) process.stderr.write(`Run ${run}: the snapshot is ${snapshot}.\n`);
      if (served) expectSame(run, 'at the start', (await next.ask(question(1))).status, 'found');
      await next.reindex();
      const fresh = createApp({ corpusFolder });
      await fresh.reindex();
      expectSame(run, 'brought up to date', await answersOf(next), await answersOf(fresh));
      await next.close();
      await fresh.close();
    }
  } finally {
    await rm(place, { recursive: true });
  }
  process.stdout.write(
    `Killed ${values.runs} times: ${counts.kept} starts from a whole snapshot, ${counts.none} without one, ${counts.damaged} with a damaged one; ${counts.wrong} wrong answers.\n`,
  );
  process.exitCode = counts.damaged + counts.wrong === 0 ? 0 : 1;
}
