/**
 * `npm run bench [-- FOLDER]`: measures every peer on every question set in a folder, each in a process of
 * its own and one after the other. Writes a Markdown table on standard output and in `tools/results/peers.md`.
 *
 * `--distractors N` adds xquad-de among N passages of laws-200k. `--only A,B` runs only those peers.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import {
  describeMachine,
  findEvaluationFolder,
  renderTable,
  resultsFolder,
  root,
  today,
} from '../environment.js';
import type { PeerFigures } from './peer-figures.js';
import { findLucene } from './run-lucene.js';

interface PeerEntry {
  readonly name: string;
  readonly label: string;
  readonly version: string;
}

const peersFolder = join(root, 'tools/bench');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    distractors: { type: 'string', multiple: true, default: ['20000'] },
    only: { type: 'string' },
  },
});
const folder = findEvaluationFolder(positionals[0]);
const sets = readdirSync(folder)
  .filter((name) => existsSync(join(folder, name, 'questions.jsonl')))
  .sort();
if (sets.length === 0) {
  process.stderr.write(`No folder in ${folder} has a questions.jsonl.\n`);
  process.exit(1);
}

installPeers();
const lucene = findLucene();
const only = values.only?.split(',');
const peers: readonly PeerEntry[] = [
  { name: 'beleg', label: 'Beleg', version: '' },
  { name: 'minisearch', label: 'MiniSearch, default', version: versionOf('minisearch') },
  {
    name: 'minisearch-chain',
    label: 'MiniSearch + Beleg’s analyzer',
    version: versionOf('minisearch'),
  },
  { name: 'lunr', label: 'lunr (plug-in for German)', version: versionOf('lunr') },
  {
    name: 'flexsearch',
    label: 'FlexSearch (stop words, stemming)',
    version: versionOf('flexsearch'),
  },
  { name: 'orama', label: 'Orama (stop words, stemming)', version: versionOf('@orama/orama') },
  ...(lucene.found ? [{ name: 'lucene', label: 'Lucene', version: ` ${lucene.version}` }] : []),
].filter(({ name }) => only === undefined || only.includes(name));

const laws = join(folder, 'laws-200k/passages.jsonl.gz');
const withDistractors = existsSync(laws) && sets.includes('xquad-de') ? values.distractors : [];
const runs = [
  ...sets.map((set) => ({ set, label: set, extra: [] as string[] })),
  ...withDistractors.map((count) => ({
    set: 'xquad-de',
    label: `xquad-de among ${Number(count).toLocaleString('en')}`,
    extra: [laws, count],
  })),
];

const head = 'set, system, MRR@10, R@1, R@5, R@10, sent@1, build, p50, p95, p99, peak memory'.split(
  ', ',
);
const rows = [head];
for (const { set, label, extra } of runs) {
  for (const peer of peers) {
    const row = [label, `${peer.label}${peer.version}`, ...measure(peer.name, set, extra)];
    process.stderr.write(`${row.join(' | ')}\n`);
    rows.push(row);
  }
}
const text = `${introduce()}\n\n${renderTable(rows)}\n`;
process.stdout.write(text);
if (only === undefined) writeFileSync(join(resultsFolder, 'peers.md'), text);

/** Installs the peers where they are missing or older than their lock file. */
function installPeers(): void {
  const changed = (name: string): number =>
    statSync(join(peersFolder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (changed('node_modules/.package-lock.json') >= changed('package-lock.json')) return;
  execFileSync('npm', ['ci', '--silent'], { cwd: peersFolder, stdio: 'inherit' });
}

/** The cells of one row. A peer that fails loses its own row only. */
function measure(name: string, set: string, extra: readonly string[]): string[] {
  const program = join(import.meta.dirname, 'measure-peer.js');
  try {
    const output = execFileSync(
      process.execPath,
      ['--max-old-space-size=8192', program, name, join(folder, set), ...extra],
      { encoding: 'utf8', maxBuffer: 1 << 28 },
    );
    return renderFigures(JSON.parse(output) as PeerFigures);
  } catch (error) {
    const [reason = ''] = String(error instanceof Error ? error.message : error).split('\n');
    const cells = head.slice(3).map(() => '–');
    return [`failed: ${reason.replaceAll('|', '/')}`, ...cells];
  }
}

function renderFigures(figures: PeerFigures): string[] {
  const { mrr10, recall1, recall5, recall10, sentence1, buildMs, p50, p95, p99, peakMib } = figures;
  const renderShare = (value: number | undefined): string => value?.toFixed(3) ?? '–';
  const renderTime = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
  return [
    ...[mrr10, recall1, recall5, recall10, sentence1].map(renderShare),
    `${(buildMs / 1000).toFixed(1)} s`,
    ...[p50, p95, p99].map(renderTime),
    peakMib === undefined ? '–' : `${peakMib.toFixed(0)} MiB`,
  ];
}

function versionOf(name: string): string {
  const file = join(peersFolder, 'node_modules', name, 'package.json');
  return ` ${(JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version}`;
}

function introduce(): string {
  const missing = lucene.found ? '' : ` Without Lucene: ${lucene.reason}.`;
  return `Measured on ${today()} by \`npm run bench\`: ${describeMachine()}; one process a row, one after the other.${missing} Beleg’s times include the marked sentence and the confidence. Peak memory is of the whole process, including the set.`;
}
