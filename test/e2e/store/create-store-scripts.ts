import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { createFolder } from '../../support/open-test-store.js';

/** Built before the tests run. */
const built = new URL('../../../dist/src/store/sqlite/', import.meta.url).href;

/** A folder of scripts on the store as JavaScript, for processes of their own that can be killed. */
export interface StoreScripts {
  /** Of all that was written; to be deleted after use. */
  readonly folder: string;
  /** Writes a script that has `openSqliteStore`, `openDatabase` and the data folder as `folder`; gives its path. */
  writeScript(name: string, body: string): string;
}

export function createStoreScripts(): StoreScripts {
  const folder = createFolder();
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const prelude = `
    import { writeSync } from 'node:fs';
    import { openDatabase } from '${built}database.js';
    import { openSqliteStore } from '${built}open-sqlite-store.js';
    const settings = {
      folder: process.argv[2], retentionDays: 180, storeQuestions: 'all',
      analyze: (text) => text.split(' '),
    };
    const question = {
      question: 'Wer?', user: 'user-1', guild: 'guild-1', entryPoint: 'slash', language: 'de',
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
