/**
 * `npm run bench [-- FOLDER]`: every peer on every question set in a folder, one process each and one
 * after the other, as one Markdown table on standard output and in `bench/results.md`.
 *
 * `--distractors N` adds xquad-de among N passages of laws-200k. `--only A,B` runs those peers alone.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { findLucene } from './run-lucene.js';

const root = join(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    distractors: { type: 'string', multiple: true, default: ['20000'] },
    only: { type: 'string' },
  },
});
const folder = resolve(positionals[0] ?? join(root, '../shared/eval'));
if (!existsSync(folder)) {
  process.stderr.write(`There are no question sets in ${folder}. Name the folder that has them.\n`);
  process.exit(1);
}

installPeers();
const lucene = findLucene();
const peers = [
  { name: 'beleg', label: 'Beleg' },
  { name: 'minisearch', label: 'MiniSearch, default', package: 'minisearch' },
  { name: 'minisearch-chain', label: 'MiniSearch + Beleg’s analyzer', package: 'minisearch' },
  { name: 'lunr', label: 'lunr (plug-in for German)', package: 'lunr' },
  { name: 'flexsearch', label: 'FlexSearch (stop words, stemming)', package: 'flexsearch' },
  { name: 'orama', label: 'Orama (stop words, stemming)', package: '@orama/orama' },
  ...(lucene.version ? [{ name: 'lucene', label: 'Lucene', version: lucene.version }] : []),
].filter(({ name }) => values.only === undefined || values.only.split(',').includes(name));
const laws = join(folder, 'laws-200k/passages.jsonl.gz');
const sets = readdirSync(folder)
  .filter((name) => existsSync(join(folder, name, 'questions.jsonl')))
  .sort();
if (sets.length === 0) {
  process.stderr.write(`No folder in ${folder} has a questions.jsonl.\n`);
  process.exit(1);
}
const runs = [
  ...sets.map((set) => ({ set, label: set, extra: [] })),
  ...(existsSync(laws) && sets.includes('xquad-de')
    ? values.distractors.map((count) => ({
        set: 'xquad-de',
        label: `xquad-de among ${Number(count).toLocaleString('en')}`,
        extra: [laws, count],
      }))
    : []),
];

const lines = [
  '| set | system | MRR@10 | R@1 | R@5 | R@10 | sent@1 | build | p50 | p95 | p99 | peak memory |',
  '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
];
for (const { set, label, extra } of runs) {
  for (const peer of peers) {
    const row = attempt(label, peer, () => run(peer.name, join(folder, set), extra));
    process.stderr.write(`${row}\n`);
    lines.push(row);
  }
}
const table = `${introduce()}\n\n${lines.join('\n')}\n`;
process.stdout.write(table);
if (values.only === undefined) writeFileSync(join(import.meta.dirname, 'results.md'), table);

/** Installs the peers where they are missing or older than the list of them. */
function installPeers() {
  const changed = (name) =>
    statSync(join(import.meta.dirname, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (changed('node_modules/.package-lock.json') >= changed('package-lock.json')) return;
  execFileSync('npm', ['ci', '--silent'], { cwd: import.meta.dirname, stdio: 'inherit' });
}

/** A peer that fails loses its own row, not the others'. */
function attempt(label, peer, measure) {
  try {
    return describe(label, peer, measure());
  } catch (error) {
    const reason = String(error.message).split('\n')[0].replaceAll('|', '/');
    return `| ${label} | ${peer.label}${versionOf(peer)} | failed: ${reason} |${' – |'.repeat(9)}`;
  }
}

function run(name, set, extra) {
  const program = join(import.meta.dirname, 'run-peer.js');
  const output = execFileSync(
    process.execPath,
    ['--max-old-space-size=8192', program, name, set, ...extra],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  return JSON.parse(output);
}

function describe(set, peer, figures) {
  const share = (value) => (value === undefined ? '–' : value.toFixed(3));
  const time = (value) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
  return `| ${[
    set,
    `${peer.label}${versionOf(peer)}`,
    ...[figures.mrr10, figures.recall1, figures.recall5, figures.recall10, figures.sentence1].map(
      share,
    ),
    `${(figures.buildMs / 1000).toFixed(1)} s`,
    ...[figures.p50, figures.p95, figures.p99].map(time),
    figures.peakMib === undefined ? '–' : `${figures.peakMib.toFixed(0)} MiB`,
  ].join(' | ')} |`;
}

function versionOf({ version, package: name }) {
  if (version !== undefined) return ` ${version}`;
  if (name === undefined) return '';
  const file = join(import.meta.dirname, 'node_modules', name, 'package.json');
  return ` ${JSON.parse(readFileSync(file, 'utf8')).version}`;
}

function introduce() {
  const gib = Math.round(totalmem() / 2 ** 30);
  const date = new Date().toISOString().slice(0, 10);
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${gib} GiB, Node ${process.versions.node}`;
  const missing = lucene.reason === undefined ? '' : ` Without Lucene: ${lucene.reason}.`;
  return `Measured on ${date} by \`npm run bench\`: ${machine}; one process a row, one after the other.${missing} Beleg’s times include the marked sentence and the confidence. Peak memory is of the whole process, the set included.`;
}
