/**
 * `npm run bench:code [-- FOLDER]`: measures how large the code is and how it is connected, as a
 * Markdown table. FOLDER is a checkout of Beleg. Default: this one.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { percentile } from '../src/core/evaluation/metrics.js';
import { renderTable, root as ownRoot } from './environment.js';
import { findImportCycles, readImportGraph } from './import-graph.js';

const maxFilesPerFolder = 20;
const root = resolve(process.argv[2] ?? ownRoot);

const graph = readImportGraph(root, ['src', 'commands']);
const files = [...graph.keys()];
const countLines = (file: string): number =>
  readFileSync(join(root, file), 'utf8').split('\n').length - 1;
const lines = new Map(files.map((file) => [file, countLines(file)]));
const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);
const total = sum(lines.values());
const ofLocalDiscord = sum(
  files.filter((file) => /local-discord|delivery.(preview|page)/.test(file)).map(countLines),
);
const tests = [...readImportGraph(root, ['test']).keys()];

const folders = new Map<string, number>();
for (const file of files) folders.set(dirname(file), (folders.get(dirname(file)) ?? 0) + 1);
const crowded = [...folders].filter(([, count]) => count > maxFilesPerFolder);

/** The packages of a production install, and the disk space they take. */
function readProductionPackages(): { count: number; mib: number } {
  const output = execFileSync('npm', ['ls', '--omit=dev', '--all', '--parseable'], {
    cwd: root,
    encoding: 'utf8',
  });
  const paths = [...new Set(output.trim().split('\n'))].filter((path) =>
    path.includes('node_modules'),
  );
  const bytes = paths.map((path) => {
    const options = ['-sk', '--exclude=node_modules', path];
    return Number(execFileSync('du', options, { encoding: 'utf8' }).split('\t')[0]);
  });
  return { count: paths.length, mib: sum(bytes) / 1024 };
}

const production = readProductionPackages();
process.stdout.write(
  `${renderTable([
    ['', ''],
    ['files in src and commands', String(files.length)],
    ['lines', total.toLocaleString('en')],
    ['median lines of a file', String(percentile([...lines.values()], 0.5))],
    ['files over 300 lines', String([...lines.values()].filter((count) => count > 300).length)],
    ['import cycles, types included', String(findImportCycles(graph).length)],
    ['share of the local Discord and its page', `${Math.round((ofLocalDiscord / total) * 100)} %`],
    [
      `folders with more than ${maxFilesPerFolder} files`,
      crowded.map(([folder, count]) => `${folder} (${count})`).join(', ') || '0',
    ],
    ['lines of tests', sum(tests.map(countLines)).toLocaleString('en')],
    ['production packages', String(production.count)],
    ['their size', `${Math.round(production.mib)} MiB`],
  ])}\n`,
);
