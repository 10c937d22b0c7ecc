import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Builds once before the tests, for those that start Beleg as a program. */
export function setup(): void {
  const root = join(import.meta.dirname, '../..');
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const projects = ['tsconfig.build.json', 'src/local-discord/web'];
  execFileSync(process.execPath, [tsc, '-b', ...projects, '--noCheck'], { cwd: root });
}
