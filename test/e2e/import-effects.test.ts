import { spawn } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a process saw that imported files one after the other. */
interface Sighting {
  readonly file: string;
  /** Names in `process.env` that came, went or changed. */
  readonly changed: readonly string[];
}

const listModules = (): string[] =>
  ['src', 'commands'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
      .map((file) => join(folder, file)),
  );

/** Translates all of Beleg, file by file, into a folder with the same packages. */
function compile(folder: string, modules: readonly string[]): void {
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  for (const file of modules) {
    const { outputText } = ts.transpileModule(readFileSync(join(root, file), 'utf8'), {
      compilerOptions: {
        target: ts.ScriptTarget.ES2023,
        module: ts.ModuleKind.ESNext,
        verbatimModuleSyntax: true,
      },
    });
    const target = join(folder, file.replace(/ts$/, 'js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, outputText);
  }
}

const observer = `
  import { writeFileSync } from 'node:fs';
  const [, , report, ...files] = process.argv;
  const sightings = [];
  for (const file of files) {
    const before = { ...process.env };
    await import(new URL(file, import.meta.url).href);
    const after = { ...process.env };
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    sightings.push({ file, changed: [...names].filter((name) => before[name] !== after[name]) });
  }
  writeFileSync(report, JSON.stringify(sightings));
`;

function run(script: string, args: readonly string[], cwd: string) {
  return new Promise<{ printed: string; code: number | null }>((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A process that something keeps alive is ended, and has no exit code then.
      timeout: 30_000,
    });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (printed += text));
    }
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ printed, code });
    });
  });
}

describe('Importing any file of Beleg', () => {
  const modules = listModules();
  let folder = '';
  let ended: Awaited<ReturnType<typeof run>>;
  let sightings: readonly Sighting[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'beleg-import-'));
    compile(folder, modules);
    // A package that reads the working folder's .env at import would be seen by it.
    writeFileSync(join(folder, '.env'), 'BELEG_READ_AT_IMPORT=1\nDISCORD_TOKEN=x\n');
    writeFileSync(join(folder, 'observe.mjs'), observer);
    const report = join(folder, 'report.json');
    const files = modules.map((file) => `./${file.replaceAll('\\', '/').replace(/ts$/, 'js')}`);
    ended = await run(join(folder, 'observe.mjs'), [report, ...files], folder);
    if (ended.code === 0) sightings = JSON.parse(readFileSync(report, 'utf8')) as Sighting[];
  }, 60_000);

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('prints nothing', () => {
    expect(ended.printed).toBe('');
  });

  it('keeps no process alive', () => {
    expect(ended.code).toBe(0);
  });

  it('leaves the environment as it was', () => {
    expect(sightings).toHaveLength(modules.length);
    expect(modules.length).toBeGreaterThan(100);
    expect(sightings.filter(({ changed }) => changed.length > 0)).toEqual([]);
  });
});
