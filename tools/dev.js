/**
 * `npm run dev`: builds Beleg again whenever a source file changes, and starts it anew after each
 * build, on the page at a stable address (http://127.0.0.1:4455/dev/). Arguments go to Beleg. Ctrl+C
 * ends everything.
 */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const program = join(root, 'dist/src/main.js');

const run = (args, env = {}) =>
  spawn(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });

await new Promise((resolve) => run([join(root, 'tools/build.js')]).once('exit', resolve));
const children = [
  run([
    tsc,
    '-b',
    'tsconfig.build.json',
    'src/local-discord/web',
    '--noCheck',
    '--watch',
    '--preserveWatchOutput',
  ]),
  run(
    [
      '--watch-path',
      join(root, 'dist/src'),
      '--watch-path',
      join(root, 'src/local-discord/dist'),
      '--watch-preserve-output',
      program,
      ...process.argv.slice(2),
    ],
    { PORT: process.env.PORT ?? '4455', PAGE_KEY: process.env.PAGE_KEY ?? 'dev' },
  ),
];
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => children.forEach((child) => child.kill()));
}
