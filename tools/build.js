/**
 * Builds Beleg into `dist`: `node tools/build.js`. With `--if-needed` it does so only if a source file
 * is newer than the last build, so that `npm start` compiles nothing on a built checkout. Types are
 * not checked here; `npm run types` does that. Plain JavaScript, since it runs before anything is built.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const projects = ['tsconfig.build.json', 'src/local-discord/web'];
const sources = ['src', 'commands', 'tools'];
/** Renewed at the end of each build. */
const stamp = join(root, 'dist/.built');

if (!process.argv.includes('--if-needed') || isStale()) build();

function isStale() {
  const built = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return sources.some((folder) => newestChange(join(root, folder)) > built);
}

/** In milliseconds since 1970. */
function newestChange(folder) {
  const times = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(
      (name) => /\.(tsx?|json)$/.test(name) && !/(^|[\\/])(node_modules|dist)[\\/]/.test(name),
    )
    .map((name) => statSync(join(folder, name)).mtimeMs);
  return Math.max(0, ...times);
}

function build() {
  const tsc = findCompiler();
  if (tsc === undefined) {
    process.stderr.write('Beleg is not built, and TypeScript is missing. Run: npm install\n');
    process.exit(1);
  }
  execFileSync(process.execPath, [tsc, '-b', ...projects, '--noCheck'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  writeFileSync(stamp, '');
}

function findCompiler() {
  try {
    return createRequire(import.meta.url).resolve('typescript/bin/tsc');
  } catch {
    return undefined;
  }
}
