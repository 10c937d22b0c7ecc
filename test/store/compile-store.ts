import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import ts from 'typescript';

import { createFolder } from './open-test-store.js';

const source = fileURLToPath(new URL('../../src/store/', import.meta.url));
const packages = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** The store as JavaScript, for processes of their own that can be killed. */
export interface CompiledStore {
  /** Of all that was written; to be deleted after use. */
  readonly folder: string;
  /** Writes a script that has `openSqliteStore` and the data folder as `folder`; gives its path. */
  writeScript(name: string, body: string): string;
}

/** Translates src/store file by file; what it imports from elsewhere is types alone. */
export function compileStore(): CompiledStore {
  const folder = createFolder();
  mkdirSync(join(folder, 'store'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  symlinkSync(packages, join(folder, 'node_modules'), 'junction');
  for (const file of readdirSync(source)) {
    const { outputText } = ts.transpileModule(readFileSync(join(source, file), 'utf8'), {
      compilerOptions: {
        target: ts.ScriptTarget.ES2023,
        module: ts.ModuleKind.ESNext,
        verbatimModuleSyntax: true,
      },
    });
    writeFileSync(join(folder, 'store', file.replace(/ts$/, 'js')), outputText);
  }
  const entry = pathToFileURL(join(folder, 'store', 'open-sqlite-store.js')).href;
  const prelude = `
    import { writeSync } from 'node:fs';
    import { openSqliteStore } from ${JSON.stringify(entry)};
    const settings = {
      folder: process.argv[2], retentionDays: 180, storeQuestions: 'all',
      analyze: (text) => text.split(' '),
    };
    const question = {
      question: 'Wer?', user: 'user-1', guild: 'guild-1', door: 'slash', language: 'de',
      found: true, confidence: 1, latencyMs: 1, private: false, passages: ['p'],
    };
    const say = (line) => writeSync(1, line + '\\n');
  `;
  return {
    folder,
    writeScript: (name, body) => {
      const path = join(folder, `${name}.js`);
      writeFileSync(path, prelude + body);
      return path;
    },
  };
}
