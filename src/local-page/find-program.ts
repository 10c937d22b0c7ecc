import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The path of the compiled command line program. This file runs from the sources and from `dist`, which
 * lie at different depths below the folder of `package.json`.
 */
export function findProgram(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) folder = join(folder, '..');
  return join(folder, 'dist/src/cli.js');
}
