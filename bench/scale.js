/**
 * `npm run bench:scale [-- FOLDER]`: how building, the snapshot, starting, memory, questions and the
 * update of one file grow with the corpus, on 10,000, 50,000 and 200,000 passages of laws-200k, as a
 * Markdown table on standard output and in `bench/scale.md`. Every figure is of Beleg as it runs: the
 * index in its thread, files read in another.
 *
 * `--sizes 10000,50000` measures those alone.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { openIndexThread } from '../dist/src/host/index-thread/open-index-thread.js';
import { writeLawCorpus } from './write-law-corpus.js';

const root = join(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sizes: { type: 'string', default: '10000,50000,200000' },
    child: { type: 'string' },
  },
});

/** Enough for a p95, few enough for a bench. */
const mostQuestions = 400;

const readQuestions = (folder) =>
  ['law-de', 'xquad-de'].flatMap((set) =>
    readFileSync(join(folder, set, 'questions.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .slice(0, mostQuestions / 2)
      .map((line) => JSON.parse(line).question),
  );

const percentile = (times, share) =>
  times.sort((a, b) => a - b)[Math.max(0, Math.ceil(times.length * share) - 1)];

/** One process of Beleg: builds or starts, and asks. */
async function measure(kind, corpusFolder, snapshotPath, questionFolder) {
  const app = openIndexThread({ corpusFolder, snapshotPath });
  const figures = {};
  if (kind === 'build') {
    const started = performance.now();
    const { passages } = await app.reindex();
    figures.passages = passages;
    figures.buildMs = performance.now() - started;
    figures.buildRssMib = process.memoryUsage().rss / 2 ** 20;
    // Closing waits a few seconds for the snapshot; a large one takes longer.
    for (let waited = 0; waited < 600; waited += 1) {
      if ((await app.status()).snapshot === 'kept') break;
      await setTimeout(100);
    }
  } else {
    const questions = readQuestions(questionFolder);
    await app.load();
    await app.ask(questions[0]);
    // Since the process began, the programs's own loading included.
    figures.startMs = performance.now();
    const times = [];
    for (const question of questions) {
      const started = performance.now();
      await app.ask(question);
      times.push(performance.now() - started);
    }
    figures.p50 = percentile(times, 0.5);
    figures.p95 = percentile(times, 0.95);
    figures.rssMib = process.memoryUsage().rss / 2 ** 20;
    await app.reindex();
    const [file] = readdirSync(corpusFolder).sort();
    await appendFile(join(corpusFolder, file), '\n## Nachtrag\n\nDer Nachtrag gilt ab heute.\n');
    const started = performance.now();
    const { changed } = await app.reindex();
    figures.updateMs = performance.now() - started;
    if (changed !== 1) throw new Error(`${changed} files changed instead of one`);
  }
  await app.close();
  return figures;
}

if (values.child !== undefined) {
  const figures = await measure(values.child, ...positionals);
  process.stdout.write(JSON.stringify(figures));
  process.exit(0);
}

const folder = resolve(positionals[0] ?? join(root, '../shared/eval'));
const laws = join(folder, 'laws-200k/passages.jsonl.gz');
if (!existsSync(laws)) {
  process.stderr.write(`There is no laws-200k in ${folder}. Name the folder that has it.\n`);
  process.exit(1);
}

const runChild = (kind, ...args) => {
  const { stdout, status, stderr } = spawnSync(
    process.execPath,
    [import.meta.filename, '--child', kind, ...args],
    { encoding: 'utf8', maxBuffer: 1 << 24 },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
};

const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;
const rows = [];
for (const size of values.sizes.split(',').map(Number)) {
  const place = await mkdtemp(join(tmpdir(), 'beleg-scale-'));
  const corpus = join(place, 'corpus');
  const snapshot = join(place, 'index.beleg');
  try {
    const files = await writeLawCorpus(laws, corpus, size);
    const built = runChild('build', corpus, snapshot, folder);
    const snapshotMib = statSync(snapshot).size / 2 ** 20;
    const started = runChild('start', corpus, snapshot, folder);
    rows.push([
      built.passages.toLocaleString('en'),
      files.toLocaleString('en'),
      seconds(built.buildMs),
      `${Math.round(built.buildRssMib)} MiB`,
      `${Math.round(snapshotMib)} MiB`,
      seconds(started.startMs),
      `${Math.round(started.rssMib)} MiB`,
      `${started.p50.toFixed(1)} ms`,
      `${started.p95.toFixed(1)} ms`,
      `${Math.round(started.updateMs)} ms`,
    ]);
    process.stderr.write(`${rows.at(-1).join(' | ')}\n`);
  } finally {
    await rm(place, { recursive: true });
  }
}

const head = [
  'passages',
  'files',
  'build',
  'memory, building',
  'snapshot',
  'start to first answer',
  'memory, serving',
  'p50',
  'p95',
  'update of one file',
];
const day = new Date().toISOString().slice(0, 10);
const machine = `${cpus().length} cores (${cpus()[0]?.model ?? '?'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
const table = [
  `Measured on ${day} by \`npm run bench:scale\`: ${machine}. Files are parts of German laws of at most 200 sections. Memory is the resident set of the whole process; questions come one after the other from the main thread, whose waiting is in their times. The start is that of a process, from its first instruction to its first answer.`,
  '',
  `| ${head.join(' | ')} |`,
  `| ${head.map(() => '---').join(' | ')} |`,
  ...rows.map((row) => `| ${row.join(' | ')} |`),
  '',
].join('\n');
writeFileSync(join(root, 'bench/scale.md'), table);
process.stdout.write(table);
