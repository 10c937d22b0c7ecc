import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Builds once before the tests that start Beleg as a program or as threads. */
export function setup(): void {
  execFileSync(process.execPath, [
    join(import.meta.dirname, '../../tools/build.js'),
    '--if-needed',
  ]);
}
