import { existsSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join, resolve } from 'node:path';

import { findPackageFolder } from './find-package-folder.js';

/** The folder of Beleg's own `package.json`, from the sources as from `dist`. */
export const root = findPackageFolder(import.meta.dirname);

/** Where the tables of the benchmarks are kept. */
export const resultsFolder = join(root, 'tools/results');

/**
 * The folder that holds the question sets.
 *
 * @param named as given on the command line. Default: `../shared/eval` beside the project
 * @param needed a path below it that must be there. Ends the process with 1 and a sentence if it is not
 */
export function findEvaluationFolder(named: string | undefined, needed = ''): string {
  const folder = resolve(named ?? join(root, '../shared/eval'));
  if (!existsSync(join(folder, needed))) {
    process.stderr.write(
      `${join(folder, needed)} does not exist. Name the folder that holds the question sets.\n`,
    );
    process.exit(1);
  }
  return folder;
}

/** Returns today's date for the head of a table, such as `2026-11-24`. */
export const today = (): string => new Date().toISOString().slice(0, 10);

/** Describes the machine in a few words for the head of a table: cores, processor, memory, Node. */
export function describeMachine(): string {
  const [cpu] = cpus();
  const gib = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${gib} GiB, Node ${process.versions.node}`;
}

/** Renders a Markdown table. The first row is the head. */
export function renderTable(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const render = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [render(head), render(head.map(() => '---')), ...body.map(render)].join('\n');
}
