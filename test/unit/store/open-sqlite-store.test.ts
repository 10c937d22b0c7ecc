import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { AnswerStore } from '../../../src/store/answer-store.js';
import { openDatabase } from '../../../src/store/sqlite/database.js';
import { openSqliteStore } from '../../../src/store/sqlite/open-sqlite-store.js';
import type { StoreResult } from '../../../src/store/store-result.js';
import type { StoreSettings } from '../../../src/store/sqlite/sqlite-store.js';
import {
  buildAnswered,
  buildQuestion,
  createFolder,
  createTestLogger,
  expectValue,
  startOfTest,
  testSettings,
} from '../../support/open-test-store.js';

const caller = { user: 'user-1', guild: 'guild-1' };

describe('the store of a data folder', () => {
  let root: string;
  let folder: string;
  let logger: ReturnType<typeof createTestLogger>;
  let clock: { now: number };
  const stores: AnswerStore[] = [];

  beforeEach(() => {
    root = createFolder();
    folder = join(root, 'data');
    logger = createTestLogger();
    clock = { now: startOfTest };
  });
  afterEach(() => {
    for (const store of stores.splice(0)) store.close();
    rmSync(root, { recursive: true });
  });

  async function open(settings: Partial<StoreSettings> = {}, at = folder): Promise<AnswerStore> {
    const now = () => clock.now;
    const store = await openSqliteStore({ ...testSettings, now, logger, ...settings, folder: at });
    stores.push(store);
    return store;
  }
  const fileOf = (name = 'beleg.sqlite') => join(folder, name);
  const readAll = () =>
    readdirSync(folder)
      .filter((name) => statSync(fileOf(name)).isFile())
      .map((name) => readFileSync(fileOf(name), 'latin1'))
      .join('\n');

  it('keeps its content when it is closed and opened again', async () => {
    const first = await open({ storeQuestions: 'all' });
    const answer = expectValue(first.recordQuestion(buildAnswered()));
    first.close();
    const second = await open({ storeQuestions: 'all' });
    expect(expectValue(second.findAnswer(answer, caller))).toMatchObject({
      passages: ['passage-1', 'passage-2'],
      mine: true,
      question: 'Seit wann gibt es KFOR?',
    });
  });

  it('has a withdrawn comment in no file any more', async () => {
    const store = await open();
    const answer = expectValue(store.recordQuestion(buildAnswered()));
    const down = { answer, ...caller, up: false, question: 'Wie geheim?' };
    expectValue(store.recordVote({ ...down, comment: 'Silvia hat mir das gesagt.' }));
    expect(readAll()).toContain('Silvia');
    expectValue(store.recordVote({ ...down, comment: 'Es fehlt etwas.' }));
    expect(readAll()).not.toContain('Silvia');
    expect(readAll()).toContain('geheim');
    expectValue(store.recordVote({ answer, ...caller, up: true }));
    expect(readAll()).not.toMatch(/geheim|Es fehlt/);
  });

  it('leaves only the database and the salt behind when it closes', async () => {
    const store = await open();
    expectValue(store.recordQuestion(buildQuestion()));
    store.close();
    expect(readdirSync(folder).sort()).toEqual(['beleg.sqlite', 'user-salt']);
  });

  it.skipIf(process.platform === 'win32')("keeps all its files the owner's alone", async () => {
    const store = await open();
    expectValue(store.recordQuestion(buildQuestion()));
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    for (const name of ['beleg.sqlite', 'beleg.sqlite-wal', 'beleg.owner', 'user-salt']) {
      expect([name, statSync(fileOf(name)).mode & 0o777]).toEqual([name, 0o600]);
    }
  });

  it('never holds a user id', async () => {
    const store = await open({ storeQuestions: 'all' });
    const user = '123456789012345678';
    const answer = expectValue(store.recordQuestion(buildAnswered({ user })));
    const here = { user, guild: 'guild-1' };
    expectValue(store.recordVote({ answer, ...here, up: false }));
    expectValue(store.recordShared({ message: 'm', channel: 'c', passage: 'p', answer, ...here }));
    expect(readAll()).not.toContain(user);
    store.close();
    expect(readAll()).not.toContain(user);
  });

  it('has no byte left of a text that was deleted', async () => {
    const store = await open();
    const question = 'Heikelwort im Fragetext?';
    expectValue(store.recordQuestion(buildQuestion({ question })));
    expect(readAll()).toContain('Heikelwort');
    expectValue(store.deleteUser('user-1'));
    expect(readAll()).not.toContain('Heikelwort');
  });

  it('deletes texts that a stricter setting no longer allows', async () => {
    const lax = await open({ storeQuestions: 'all' });
    const found = expectValue(lax.recordQuestion(buildAnswered()));
    const unanswered = expectValue(lax.recordQuestion(buildQuestion()));
    lax.close();
    const texts = (store: AnswerStore) =>
      [found, unanswered].map((id) => expectValue(store.findAnswer(id, caller))?.question);

    const strict = await open({ storeQuestions: 'unanswered' });
    expectValue(strict.purge());
    expect(texts(strict)).toEqual([undefined, 'Wie hoch ist der Mount Everest?']);
    strict.close();
    const silent = await open({ storeQuestions: 'none' });
    expectValue(silent.purge());
    expect(texts(silent)).toEqual([undefined, undefined]);
    expect(readAll()).not.toContain('Everest');
  });

  it('recognizes nobody once the salt is deleted', async () => {
    const first = await open();
    const answer = expectValue(first.recordQuestion(buildAnswered()));
    first.close();
    rmSync(fileOf('user-salt'));
    const second = await open();
    expect(expectValue(second.exportUser('user-1')).questions).toEqual([]);
    expect(expectValue(second.findAnswer(answer, caller))?.mine).toBe(false);
  });

  it('replaces a truncated salt with a new one', async () => {
    (await open()).close();
    writeFileSync(fileOf('user-salt'), 'c2hvcnQ=');
    const store = await open();
    expectValue(store.recordQuestion(buildQuestion()));
    expect(Buffer.from(readFileSync(fileOf('user-salt'), 'utf8'), 'base64')).toHaveLength(32);
  });

  describe('with a damaged database', () => {
    const damages: [string, (content: Buffer) => Buffer][] = [
      [
        'text',
        () => Buffer.from('This is no database at all, but a text of some length. '.repeat(99)),
      ],
      ['zeros', (content) => Buffer.alloc(content.length)],
      ['half of it', (content) => content.subarray(0, content.length / 2)],
      ['a page overwritten', (content) => Buffer.from(content).fill(0xa5, 4_096, 8_192)],
    ];

    it.each(damages)(
      '(%s) quarantines it, logs that and starts with a new one',
      async (_, damage) => {
        const first = await open();
        for (let count = 0; count < 200; count += 1) {
          expectValue(first.recordQuestion(buildQuestion({ question: `Frage ${count}?` })));
        }
        first.close();
        const damaged = damage(readFileSync(fileOf()));
        writeFileSync(fileOf(), damaged);

        const second = await open();
        const quarantined = 'beleg.sqlite.corrupt-2026-01-15T12-00-00-000Z';
        expect(second.status()).toEqual({ problem: undefined, quarantined });
        expect(logger.entries).toEqual([{ folder, quarantined }]);
        expect(readdirSync(folder)).toContain(quarantined);
        expect(expectValue(second.exportUser('user-1')).questions).toEqual([]);
        expectValue(second.recordQuestion(buildQuestion()));
        second.close();

        writeFileSync(fileOf(), damaged);
        expect((await open()).status().quarantined).toBe(`${quarantined}-2`);
      },
    );

    it.each<[string, number, (store: AnswerStore) => StoreResult<unknown>]>([
      ['a person deletes their entries', 0, (store: AnswerStore) => store.deleteUser('user-9')],
      ['thirty days have passed', 31, (store: AnswerStore) => store.purge()],
    ])('leaves nothing behind once %s', async (_, days, act) => {
      const secret = 'Wie geheim ist Silvia?';
      const first = await open();
      expectValue(first.recordQuestion(buildQuestion({ question: secret })));
      first.close();
      const content = readFileSync(fileOf());
      expect(content.includes(secret)).toBe(true);
      writeFileSync(fileOf(), Buffer.from(content).fill(0xa5, 0, 60));
      const second = await open();
      expect(second.status().quarantined).toMatch(/corrupt/);
      clock.now += days * 86_400_000;
      expectValue(act(second));
      expect(second.status().quarantined).toBeUndefined();
      expect(readAll()).not.toContain(secret);
    });

    it('keeps a quarantined database for a while, so that its content can be rescued', async () => {
      (await open()).close();
      writeFileSync(fileOf(), Buffer.alloc(10_000, 1));
      const store = await open();
      clock.now += 29 * 86_400_000;
      expectValue(store.purge());
      expect(store.status().quarantined).toMatch(/corrupt/);
    });

    it('treats an empty file as a new database', async () => {
      mkdirSync(folder);
      writeFileSync(fileOf(), '');
      const store = await open();
      expect(store.status()).toEqual({ problem: undefined, quarantined: undefined });
      expectValue(store.recordQuestion(buildQuestion()));
    });
  });

  it('leaves a database of a newer version alone', async () => {
    (await open()).close();
    const database = await openDatabase(fileOf());
    database.exec('PRAGMA user_version = 1000');
    database.close();
    const before = readFileSync(fileOf());
    const store = await open();
    expect(store.status().problem).toBe('newer-version');
    expect(store.recordQuestion(buildQuestion())).toEqual({ ok: false, problem: 'newer-version' });
    expect(readFileSync(fileOf())).toEqual(before);
    expect(readdirSync(folder)).not.toContain('beleg.owner');
  });

  describe('that cannot be used', () => {
    const expectNothingStored = async (store: AnswerStore, problem: string) => {
      expect(store.status().problem).toBe(problem);
      const failure = { ok: false, problem };
      expect(store.recordQuestion(buildQuestion())).toEqual(failure);
      expect(await store.listGaps({ guild: null, limit: 1 })).toEqual(failure);
      expect(store.deleteUser('user-1')).toEqual(failure);
      expect(logger.entries).toMatchObject([{ problem }]);
    };

    it('since a file is in its place, keeps nothing and says so', async () => {
      writeFileSync(folder, '');
      await expectNothingStored(await open(), 'unusable-folder');
    });

    it('since a folder is in the place of the database, keeps nothing and says so', async () => {
      mkdirSync(fileOf(), { recursive: true });
      await expectNothingStored(await open(), 'unusable-folder');
    });

    it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
      'since it is read-only, keeps nothing and says so (the superuser may write anywhere)',
      async () => {
        mkdirSync(folder);
        chmodSync(folder, 0o500);
        await expectNothingStored(await open(), 'unusable-folder');
        chmodSync(folder, 0o700);
      },
    );
  });

  describe('that another process', () => {
    const writeOwner = (fields: object) =>
      writeFileSync(fileOf('beleg.owner'), JSON.stringify({ token: 'theirs', ...fields }));

    it('of this very process has is not opened twice', async () => {
      const first = await open();
      expect((await open()).status().problem).toBe('in-use');
      expectValue(first.recordQuestion(buildQuestion()));
    });

    it('left behind, with its locks, is opened', async () => {
      (await open()).close();
      const dead = { pid: process.pid, identity: 'an earlier process', host: hostname() };
      writeOwner(dead);
      mkdirSync(fileOf('beleg.sqlite.lock'));
      const store = await open();
      expectValue(store.recordQuestion(buildQuestion()));
    });

    it('takes over is left to it: nothing is written any more', async () => {
      const store = await open();
      const answer = expectValue(store.recordQuestion(buildAnswered()));
      writeOwner({ pid: 1, identity: 'another', host: 'another' });
      const before = readFileSync(fileOf('beleg.sqlite-wal'));
      const failure = { ok: false, problem: 'taken-over' };
      expect(store.recordQuestion(buildQuestion())).toEqual(failure);
      expect(store.findAnswer(answer, caller)).toEqual(failure);
      store.close();
      expect(readFileSync(fileOf('beleg.sqlite-wal'))).toEqual(before);
      expect(readdirSync(folder)).toContain('beleg.owner');
      expect(logger.entries).toMatchObject([{ problem: 'taken-over' }]);
    });

    it('deletes is no longer written', async () => {
      const store = await open();
      rmSync(folder, { recursive: true });
      expect(store.recordQuestion(buildQuestion())).toEqual({ ok: false, problem: 'taken-over' });
    });
  });
});
