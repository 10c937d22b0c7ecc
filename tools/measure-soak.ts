/**
 * `npm run bench:soak`: asks for ten minutes while documents are edited and indexed again and again, at
 * 20,000 passages that it writes itself. Each answer is compared word for word with a version of the
 * file that it names. Exits with 1 if a question failed, an answer was wrong, or the 99th percentile is
 * more than three times that at rest. `--minutes N`, `--size N` and `--rate N` change the time, the
 * passages and the questions a second.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import type { Answer } from '../src/core/answer/answer.js';
import { percentile } from '../src/core/evaluation/metrics.js';
import { itemAt } from '../src/core/item-at.js';
import { openIndexThread } from '../src/host/index-thread/open-index-thread.js';
import { createRandom, pickNumber } from './create-random.js';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    size: { type: 'string', default: '20000' },
    rate: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
  },
});
const sectionsPerFile = 20;
const fileCount = Math.ceil(Number(values.size) / sectionsPerFile);
/** In milliseconds. */
const restMs = 15_000;
const editEveryMs = 500;
const fullEvery = 40;
const mostSlowdown = 3;

const random = createRandom(Number(values.seed));
const subjects = ['Antrag', 'Gebühr', 'Frist', 'Ausweis', 'Halle', 'Garten', 'Wasser', 'Vertrag'];
const folder = await mkdtemp(join(tmpdir(), 'beleg-soak-'));
/** Every text that each file has ever had, by its name. */
const versions = new Map<string, string[]>();

/** Writes a file with a value in every section that occurs in no other version. */
async function writeSheet(number: number, value: number): Promise<void> {
  const sections = Array.from({ length: sectionsPerFile }, (_, at) => {
    const subject = itemAt(subjects, (number + at) % subjects.length);
    return `## ${subject} ${number}-${at}\n\n${subject} Nummer ${number}x${at} kostet nach dieser Fassung ${value} Euro und gilt für ${at + 1} Jahre.\n`;
  });
  const name = `${number}.md`;
  const text = `# Blatt ${number}\n\n${sections.join('\n')}`;
  // Recorded before it is written, since the index may read it at once.
  versions.set(name, [...(versions.get(name) ?? []), text]);
  await writeFile(join(folder, 'corpus', name), text);
}

function pickQuestion(): string {
  const number = pickNumber(random, fileCount);
  const at = pickNumber(random, sectionsPerFile);
  const subject = itemAt(subjects, (number + at) % subjects.length);
  return `Was kostet ${subject} Nummer ${number}x${at}?`;
}

/** Whether each quoted file had, at one time, all the text that is quoted from it. */
function isTrue({ quotes }: Answer): boolean {
  const names = new Set(quotes.map(({ citation }) => citation.document));
  return [...names].every((name) =>
    (versions.get(name) ?? []).some((text) =>
      quotes
        .filter(({ citation }) => citation.document === name)
        .every((quote) => text.slice(quote.start, quote.end) === quote.text),
    ),
  );
}

const counts = { asked: 0, failed: 0, wrong: 0, found: 0, edits: 0, full: 0 };

/** Asks at a steady rate. Returns how long the answers took, in milliseconds. */
async function askSteadily(untilMs: number): Promise<number[]> {
  const times: number[] = [];
  const pending = new Set<Promise<void>>();
  while (performance.now() < untilMs) {
    const started = performance.now();
    counts.asked += 1;
    const asked = app.ask(pickQuestion()).then(
      (answer) => {
        times.push(performance.now() - started);
        if (answer.status === 'found') counts.found += 1;
        if (!isTrue(answer)) counts.wrong += 1;
      },
      () => void (counts.failed += 1),
    );
    pending.add(asked);
    void asked.finally(() => pending.delete(asked));
    await setTimeout(1_000 / Number(values.rate));
  }
  await Promise.all(pending);
  return times;
}

async function editUntil(untilMs: number): Promise<void> {
  for (let value = 1_000; performance.now() < untilMs; value += 1) {
    await writeSheet(pickNumber(random, fileCount), value);
    counts.edits += 1;
    const full = counts.edits % fullEvery === 0;
    if (full) counts.full += 1;
    await app.reindex({ full }).catch(() => (counts.failed += 1));
    await setTimeout(editEveryMs);
  }
}

await mkdir(join(folder, 'corpus'));
for (let number = 0; number < fileCount; number += 1) await writeSheet(number, 100);
const app = openIndexThread({
  corpusFolder: join(folder, 'corpus'),
  snapshotPath: join(folder, 'index.beleg'),
});
try {
  const { passages } = await app.reindex();
  await app.calibrated();
  const rest = await askSteadily(performance.now() + restMs);
  const until = performance.now() + Number(values.minutes) * 60_000;
  const [busy] = await Promise.all([askSteadily(until), editUntil(until)]);
  const slowdown = percentile(busy, 0.99) / percentile(rest, 0.99);
  const isGood = counts.failed === 0 && counts.wrong === 0 && slowdown <= mostSlowdown;
  process.stdout.write(
    `${passages} passages, ${values.minutes} minutes: ${counts.asked} questions (${counts.found} found), ${counts.edits} edits, ${counts.full} full index runs; ${counts.failed} failed, ${counts.wrong} wrong; p99 ${slowdown.toFixed(1)} times that at rest.\n`,
  );
  process.exitCode = isGood ? 0 : 1;
} finally {
  await app.close();
  await rm(folder, { recursive: true });
}
