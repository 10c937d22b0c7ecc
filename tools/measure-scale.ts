/**
 * `npm run bench:scale [-- FOLDER]`: how building, the snapshot, starting, memory, questions and the
 * update of one file grow with the corpus, on 10,000, 50,000 and 200,000 passages of laws-200k, as a
 * Markdown table on standard output and in `tools/results/scale.md`. Every figure is of Beleg as it
 * runs: the index in its thread, files read in a process of their own.
 *
 * `--sizes 10000,50000` measures those alone, `--stdout` writes no file.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { percentile } from '../src/core/evaluation/metrics.js';
import { itemAt } from '../src/core/item-at.js';
import { openIndexThread } from '../src/host/index-thread/open-index-thread.js';
import {
  describeMachine,
  findEvaluationFolder,
  renderTable,
  resultsFolder,
  today,
} from './environment.js';
import { writeLawCorpus } from './write-law-corpus.js';

interface BuildFigures {
  readonly passages: number;
  readonly buildMs: number;
  readonly rssMib: number;
}

interface StartFigures {
  /** From the process's first instruction to its first answer. */
  readonly startMs: number;
  readonly p50: number;
  readonly p95: number;
  readonly rssMib: number;
  readonly updateMs: number;
}

/** Enough questions for a 95th percentile, and few enough for a benchmark. */
const maxQuestions = 400;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sizes: { type: 'string', default: '10000,50000,200000' },
    child: { type: 'string' },
    stdout: { type: 'boolean', default: false },
  },
});

const readRssMib = (): number => process.memoryUsage().rss / 2 ** 20;

async function measureBuild(corpusFolder: string, snapshotPath: string): Promise<BuildFigures> {
  const app = openIndexThread({ corpusFolder, snapshotPath });
  const started = performance.now();
  const { passages } = await app.reindex();
  const figures = { passages, buildMs: performance.now() - started, rssMib: readRssMib() };
  // Closing waits a few seconds for the snapshot; a large one takes longer.
  for (let waited = 0; waited < 600; waited += 1) {
    if ((await app.status()).snapshot === 'kept') break;
    await setTimeout(100);
  }
  await app.close();
  return figures;
}

async function measureStart(
  corpusFolder: string,
  snapshotPath: string,
  questionFolder: string,
): Promise<StartFigures> {
  const app = openIndexThread({ corpusFolder, snapshotPath });
  const questions = readQuestions(questionFolder);
  await app.load();
  await app.ask(itemAt(questions, 0));
  const startMs = performance.now();
  const times: number[] = [];
  for (const question of questions) {
    const started = performance.now();
    await app.ask(question);
    times.push(performance.now() - started);
  }
  const rssMib = readRssMib();
  await app.reindex();
  const file = itemAt(readdirSync(corpusFolder).sort(), 0);
  await appendFile(join(corpusFolder, file), '\n## Nachtrag\n\nDer Nachtrag gilt ab heute.\n');
  const started = performance.now();
  const { changed } = await app.reindex();
  const updateMs = performance.now() - started;
  if (changed !== 1) throw new Error(`${changed} files changed instead of one`);
  await app.close();
  return { startMs, p50: percentile(times, 0.5), p95: percentile(times, 0.95), rssMib, updateMs };
}

function readQuestions(folder: string): string[] {
  return ['law-de', 'xquad-de'].flatMap((set) =>
    readFileSync(join(folder, set, 'questions.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .slice(0, maxQuestions / 2)
      .map((line) => (JSON.parse(line) as { question: string }).question),
  );
}

function runChild(...args: string[]): unknown {
  const { stdout, status, stderr } = spawnSync(
    process.execPath,
    [import.meta.filename, '--child', ...args],
    { encoding: 'utf8', maxBuffer: 1 << 24 },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

async function measureSize(folder: string, laws: string, size: number): Promise<string[]> {
  const temporary = await mkdtemp(join(tmpdir(), 'beleg-scale-'));
  const corpus = join(temporary, 'corpus');
  const snapshot = join(temporary, 'index.beleg');
  try {
    const files = await writeLawCorpus(laws, corpus, size);
    const built = runChild('build', corpus, snapshot) as BuildFigures;
    const snapshotMib = statSync(snapshot).size / 2 ** 20;
    const started = runChild('start', corpus, snapshot, folder) as StartFigures;
    const renderSeconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
    return [
      built.passages.toLocaleString('en'),
      files.toLocaleString('en'),
      renderSeconds(built.buildMs),
      `${Math.round(built.rssMib)} MiB`,
      `${Math.round(snapshotMib)} MiB`,
      renderSeconds(started.startMs),
      `${Math.round(started.rssMib)} MiB`,
      `${started.p50.toFixed(1)} ms`,
      `${started.p95.toFixed(1)} ms`,
      `${Math.round(started.updateMs)} ms`,
    ];
  } finally {
    await rm(temporary, { recursive: true });
  }
}

async function measureAll(): Promise<void> {
  const folder = findEvaluationFolder(positionals[0], 'laws-200k/passages.jsonl.gz');
  const laws = join(folder, 'laws-200k/passages.jsonl.gz');
  const rows: string[][] = [];
  for (const size of values.sizes.split(',').map(Number)) {
    const row = await measureSize(folder, laws, size);
    process.stderr.write(`${row.join(' | ')}\n`);
    rows.push(row);
  }
  const head =
    'passages, files, build, memory while building, snapshot, start to first answer, memory while serving, p50, p95, update of one file'.split(
      ', ',
    );
  const text = `Measured on ${today()} by \`npm run bench:scale\`: ${describeMachine()}. Files are parts of German laws of at most 200 sections. Memory is the resident set of the whole process. Questions come one after the other from the main thread; waiting for the index thread is part of their times. The start is that of a process, from its first instruction to its first answer.\n\n${renderTable([head, ...rows])}\n`;
  if (!values.stdout) writeFileSync(join(resultsFolder, 'scale.md'), text);
  process.stdout.write(text);
}

const [corpus = '', snapshot = '', questionFolder = ''] = positionals;
if (values.child === 'build') {
  process.stdout.write(JSON.stringify(await measureBuild(corpus, snapshot)));
  process.exit(0);
} else if (values.child === 'start') {
  process.stdout.write(JSON.stringify(await measureStart(corpus, snapshot, questionFolder)));
  process.exit(0);
} else await measureAll();
