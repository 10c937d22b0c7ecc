import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { openSqliteStore } from '../../../src/store/sqlite/open-sqlite-store.js';
import { createStoreScripts, type StoreScripts } from './create-store-scripts.js';
import {
  createFolder,
  createTestLogger,
  expectValue,
  testSettings,
} from '../../support/open-test-store.js';

const caller = { user: 'user-1', guild: 'guild-1' };

describe('a store whose process', () => {
  let compiled: StoreScripts;
  let folder: string;
  const folders: string[] = [];

  beforeAll(() => {
    compiled = createStoreScripts();
    folders.push(compiled.folder);
  });
  beforeEach(() => {
    folder = createFolder();
    folders.push(folder);
  });
  afterAll(() => {
    for (const path of folders) rmSync(path, { recursive: true, force: true });
  });

  /** Starts a script and waits until it has said so many lines. */
  async function start(script: string, lines: number) {
    const child = spawn(process.execPath, [script, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const said: string[] = [];
    let rest = '';
    const enough = new Promise<void>((resolve) => {
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        const whole = (rest + text).split('\n');
        rest = whole.pop() ?? '';
        said.push(...whole);
        if (said.length >= lines) resolve();
      });
    });
    await Promise.race([enough, once(child, 'exit')]);
    return { child, said };
  }

  async function kill(child: ChildProcess): Promise<void> {
    const ended = once(child, 'close');
    child.kill('SIGKILL');
    await ended;
  }

  it('is killed at any moment has all it said it had kept, and opens again by itself', async () => {
    const script = compiled.writeScript(
      'busy',
      `
      const store = await openSqliteStore(settings);
      for (let count = 0; ; count += 1) {
        const answer = store.recordQuestion(question).value;
        store.recordVote({ answer, user: 'user-' + count, guild: 'guild-1', up: true });
        if (count % 7 === 0) store.deleteUser('user-' + count);
        if (count % 50 === 0) store.purge();
        say(answer);
      }
      `,
    );
    for (const lines of [1, 60, 150]) {
      const { child, said } = await start(script, lines);
      await kill(child);
      expect(existsSync(join(folder, 'beleg.sqlite.lock'))).toBe(true);

      const logger = createTestLogger();
      const store = await openSqliteStore({ ...testSettings, folder, logger });
      expect(store.status()).toEqual({ problem: undefined, quarantined: undefined });
      expect(said.length).toBeGreaterThanOrEqual(lines);
      const lost = said.filter(
        (answer) => expectValue(store.findAnswer(answer, caller)) === undefined,
      );
      expect(lost).toEqual([]);
      expect(logger.entries).toEqual([]);
      store.close();
    }
  });

  it('is killed in the middle of a large change has none of it', async () => {
    const script = compiled.writeScript(
      'large-change',
      `
      (await openSqliteStore(settings)).close();
      const database = await openDatabase(settings.folder + '/beleg.sqlite');
      // With so little memory for pages, changed ones are written long before the end.
      database.exec('PRAGMA cache_size = 5');
      database.exec(\`
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
        INSERT INTO question
        SELECT i, 'a' || i, i, 'guild-1', 'x', 'slash', 'de', 0, 0, 0, 0, 'Frage ' || i, 'f' || i FROM n
      \`);
      database.exec('BEGIN');
      database.exec("UPDATE question SET text = text || ' und noch mehr', guild = 'guild-2'");
      process.kill(process.pid, 'SIGKILL');
      `,
    );
    const { child } = await start(script, 1);
    expect(child.signalCode).toBe('SIGKILL');
    const store = await openSqliteStore({ ...testSettings, folder });
    expect(store.status()).toEqual({ problem: undefined, quarantined: undefined });
    const count = (guild: string) => expectValue(store.stats({ since: 0, guild })).questions;
    expect([count('guild-1'), count('guild-2')]).toEqual([5_000, 0]);
    store.close();
  });

  it('lives keeps its folder; another is told, and gets it after the end', async () => {
    const script = compiled.writeScript(
      'alive',
      `
      const store = await openSqliteStore(settings);
      say(store.recordQuestion(question).value);
      setInterval(() => undefined, 1000);
      `,
    );
    const { child, said } = await start(script, 1);
    const logger = createTestLogger();
    const second = await openSqliteStore({ ...testSettings, folder, logger });
    expect(second.status().problem).toBe('in-use');
    expect(second.findAnswer(said[0]!, caller)).toEqual({ ok: false, problem: 'in-use' });
    expect(logger.entries).toHaveLength(1);

    await kill(child);
    const third = await openSqliteStore({ ...testSettings, folder });
    expect(expectValue(third.findAnswer(said[0]!, caller))).toBeDefined();
    third.close();
  });

  it.skipIf(process.platform === 'win32')(
    'finds the disk full goes on answering, says it once and harms nothing',
    async () => {
      const script = compiled.writeScript(
        'full',
        `
        const said = [];
        const logger = { error: (entry) => said.push(entry.operation + ' ' + entry.problem) };
        const store = await openSqliteStore({ ...settings, logger });
        const long = { ...question, question: 'x '.repeat(500) };
        const problems = new Set();
        let last;
        for (let count = 0; count < 300; count += 1) {
          const result = store.recordQuestion(long);
          if (result.ok) last = result.value;
          else problems.add(result.problem);
        }
        const read = store.findAnswer(last, { user: 'user-1', guild: 'guild-1' });
        store.close();
        say(JSON.stringify({ said, problems: [...problems], last, read: read.ok }));
        `,
      );
      // No file may grow beyond 300 blocks of 512 or 1,024 bytes: for the process, the disk is full.
      const command = 'ulimit -f 300 && exec "$0" "$@"';
      const run = spawnSync('sh', ['-c', command, process.execPath, script, folder], {
        encoding: 'utf8',
      });
      expect(run.stderr).toBe('');
      const report = JSON.parse(run.stdout) as { last: string };
      expect(report).toEqual({
        said: ['recordQuestion disk'],
        problems: ['disk'],
        last: expect.any(String) as string,
        read: true,
      });
      const store = await openSqliteStore({ ...testSettings, storeQuestions: 'all', folder });
      expect(store.status()).toEqual({ problem: undefined, quarantined: undefined });
      expect(expectValue(store.findAnswer(report.last, caller))).toBeDefined();
      store.close();
    },
  );
});
