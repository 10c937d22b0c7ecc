import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { StoreQuestions } from '../../src/store/answer-store.js';
import { commentLength } from '../../src/store/vote.js';
import {
  buildAnswered,
  buildQuestion,
  expectValue,
  startOfTest,
  storeKinds,
  type TestStore,
} from './open-test-store.js';

const day = 86_400_000;
const here = { user: 'user-1', guild: 'guild-1' };
const other = { user: 'user-2', guild: 'guild-1' };
const elsewhere = { user: 'user-1', guild: 'guild-2' };

/** Any string there is: lone surrogates, NUL, SQL. */
const hostileText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
    .map((units) => String.fromCharCode(...units)),
  fc.constantFrom(
    "'; DROP TABLE question; --",
    '\0',
    'a\0b',
    '\ud800',
    '__proto__',
    '" OR 1=1',
    '%_',
  ),
);

describe.each(Object.entries(storeKinds))('a store %s', (_, openStore) => {
  let opened: TestStore[];
  let test: TestStore;

  beforeEach(async () => {
    opened = [];
    test = await open();
  });
  afterEach(() => {
    for (const { close } of opened) close();
  });

  async function open(storeQuestions?: StoreQuestions, retentionDays = 180): Promise<TestStore> {
    const store = await openStore({
      retentionDays,
      ...(storeQuestions === undefined ? {} : { storeQuestions }),
    });
    opened.push(store);
    return store;
  }

  const listLabels = async ({ store } = test, guild: string | null = 'guild-1') =>
    expectValue(await store.listGaps({ guild, limit: 100 })).gaps.map((gap) => gap.label);

  describe('answers', () => {
    it('have ids that fit a button, each its own', () => {
      const ids = Array.from({ length: 100 }, () =>
        expectValue(test.store.recordQuestion(buildQuestion())),
      );
      expect(new Set(ids).size).toBe(100);
      for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{16}$/);
    });

    it('are found with their passages, but without the question', () => {
      const id = expectValue(test.store.recordQuestion(buildAnswered()));
      expect(expectValue(test.store.findAnswer(id, here))).toEqual({
        passages: ['passage-1', 'passage-2'],
        language: 'de',
        found: true,
        private: false,
        mine: true,
        mayUse: true,
      });
    });

    it('are found with the question where all questions are kept', async () => {
      const { store } = await open('all');
      const id = expectValue(store.recordQuestion(buildAnswered()));
      expect(expectValue(store.findAnswer(id, here))?.question).toBe('Seit wann gibt es KFOR?');
    });

    it.each([
      ['an unknown id', 'AAAAAAAAAAAAAAAA', here],
      ['an id that is none', "' OR 1=1 --", here],
      ['another server', undefined, elsewhere],
      ['a direct message', undefined, { user: 'user-1', guild: null }],
    ])('are not found by %s', (_name, id, caller) => {
      const known = expectValue(test.store.recordQuestion(buildAnswered()));
      expect(expectValue(test.store.findAnswer(id ?? known, caller))).toBeUndefined();
    });

    it('are forgotten after seven days', () => {
      const id = expectValue(test.store.recordQuestion(buildAnswered()));
      test.clock.now += 7 * day - 1;
      expect(expectValue(test.store.findAnswer(id, here))).toBeDefined();
      test.clock.now += 1;
      expect(expectValue(test.store.findAnswer(id, here))).toBeUndefined();
    });

    it.each([
      { private: false, guild: 'guild-1', caller: here, mine: true, mayUse: true },
      { private: false, guild: 'guild-1', caller: other, mine: false, mayUse: true },
      { private: true, guild: 'guild-1', caller: here, mine: true, mayUse: true },
      { private: true, guild: 'guild-1', caller: other, mine: false, mayUse: false },
      { private: false, guild: null, caller: { ...here, guild: null }, mine: true, mayUse: true },
      {
        private: false,
        guild: null,
        caller: { ...other, guild: null },
        mine: false,
        mayUse: false,
      },
    ])(
      'private $private in $guild, to $caller.user: may use $mayUse',
      ({ private: isPrivate, guild, caller, mine, mayUse }) => {
        const question = buildAnswered({ private: isPrivate, guild });
        const id = expectValue(test.store.recordQuestion(question));
        expect(expectValue(test.store.findAnswer(id, caller))).toMatchObject({ mine, mayUse });
      },
    );

    it('that were private may be used by all of the server once they are shared', () => {
      const answer = expectValue(test.store.recordQuestion(buildAnswered({ private: true })));
      const shared = { message: 'm1', channel: 'c1', passage: 'passage-1', answer, ...here };
      expectValue(test.store.recordShared(shared));
      expect(expectValue(test.store.findAnswer(answer, other))?.mayUse).toBe(true);
    });
  });

  describe('question texts', () => {
    it.each([
      ['none', false, undefined],
      ['none', true, undefined],
      ['unanswered', false, 'Wer?'],
      ['unanswered', true, undefined],
      ['all', false, 'Wer?'],
      ['all', true, 'Wer?'],
    ] as const)('with %s, found %s, are kept as %s', async (setting, found, kept) => {
      const { store } = await open(setting);
      const id = expectValue(store.recordQuestion(buildQuestion({ question: ' Wer? ', found })));
      expect(expectValue(store.findAnswer(id, here))?.question).toBe(kept);
    });

    it.each([
      ['none', undefined],
      ['unanswered', 'Wer?'],
      ['all', 'Wer?'],
    ] as const)('with %s, given with a thumb down, are kept as %s', async (setting, kept) => {
      const { store } = await open(setting);
      const answer = expectValue(store.recordQuestion(buildAnswered({ question: 'Wer?' })));
      expectValue(store.recordVote({ answer, ...here, up: false, question: 'Wer?' }));
      expect(expectValue(store.findAnswer(answer, here))?.question).toBe(kept);
    });

    it('are not kept with a thumb up', () => {
      const answer = expectValue(test.store.recordQuestion(buildAnswered()));
      expectValue(test.store.recordVote({ answer, ...here, up: true, question: 'Wer?' }));
      expect(expectValue(test.store.findAnswer(answer, here))?.question).toBeUndefined();
    });

    it('go again when the last thumb down is taken back', () => {
      const answer = expectValue(test.store.recordQuestion(buildAnswered()));
      for (const caller of [here, other]) {
        expectValue(test.store.recordVote({ answer, ...caller, up: false, question: 'Wer?' }));
      }
      const question = () => expectValue(test.store.findAnswer(answer, here))?.question;
      expectValue(test.store.recordVote({ answer, ...here, up: true }));
      expect(question()).toBe('Wer?');
      expectValue(test.store.recordVote({ answer, ...other, up: true }));
      expect(question()).toBeUndefined();
    });

    it('stay as they were asked, whatever comes with a vote', () => {
      const answer = expectValue(test.store.recordQuestion(buildQuestion({ question: 'Wer?' })));
      expectValue(test.store.recordVote({ answer, ...here, up: false, question: 'Forged' }));
      expect(expectValue(test.store.findAnswer(answer, here))?.question).toBe('Wer?');
    });
  });

  describe('votes', () => {
    const reasonsOf = async () =>
      expectValue(await test.store.listGaps({ guild: 'guild-1', limit: 9 })).gaps[0]?.reasons;

    it('count one a person, the last one', async () => {
      const answer = expectValue(test.store.recordQuestion(buildAnswered()));
      const vote = { answer, up: false, question: 'Seit wann gibt es KFOR?' };
      expectValue(test.store.recordVote({ ...vote, ...here, reason: 'outdated' }));
      expectValue(test.store.recordVote({ ...vote, ...here, reason: 'other' }));
      expectValue(test.store.recordVote({ ...vote, ...other, reason: 'other' }));
      expect(await reasonsOf()).toEqual({ other: 2 });
      expectValue(test.store.recordVote({ ...vote, ...other, up: true }));
      expect(await reasonsOf()).toEqual({ other: 1 });
      expect(expectValue(test.store.stats({ since: 0 }))).toMatchObject({ up: 1, down: 1 });
    });

    it.each([
      ['an unknown answer', { private: false }, other, 'AAAAAAAAAAAAAAAA', 'unknown-answer'],
      ['an answer of another server', { private: false }, elsewhere, undefined, 'unknown-answer'],
      ["another's private answer", { private: true }, other, undefined, 'not-yours'],
      ["another's open answer", { private: false }, other, undefined, 'recorded'],
      ["one's own private answer", { private: true }, here, undefined, 'recorded'],
    ])('on %s', (_name, question, caller, id, outcome) => {
      const known = expectValue(test.store.recordQuestion(buildAnswered(question)));
      const vote = { answer: id ?? known, ...caller, up: true };
      expect(expectValue(test.store.recordVote(vote))).toBe(outcome);
      const recorded = Number(outcome === 'recorded');
      expect(expectValue(test.store.stats({ since: 0 })).up).toBe(recorded);
    });

    it('still count when the buttons have forgotten the passages', () => {
      const answer = expectValue(test.store.recordQuestion(buildAnswered()));
      test.clock.now += 30 * day;
      expectValue(test.store.purge());
      expect(expectValue(test.store.recordVote({ answer, ...here, up: true }))).toBe('recorded');
    });

    it('have comments of a length, cut without breaking an emoji', async () => {
      const answer = expectValue(test.store.recordQuestion(buildQuestion()));
      const comment = `${'x'.repeat(commentLength - 1)}😀`;
      expectValue(test.store.recordVote({ answer, ...here, up: false, comment }));
      const page = expectValue(await test.store.listGaps({ guild: 'guild-1', limit: 1 }));
      expect(page.gaps[0]?.comments).toEqual(['x'.repeat(commentLength - 1)]);
    });
  });

  describe('shared answers', () => {
    const shared = { message: 'm1', channel: 'c1', passage: 'passage-1', ...here };

    it('are known to their asker as theirs, to others as not, elsewhere not at all', () => {
      expectValue(test.store.recordShared(shared));
      const expected = { channel: 'c1', passage: 'passage-1' };
      expect(expectValue(test.store.findShared('m1', here))).toEqual({ ...expected, mine: true });
      expect(expectValue(test.store.findShared('m1', other))).toEqual({ ...expected, mine: false });
      expect(expectValue(test.store.findShared('m1', elsewhere))).toBeUndefined();
      expect(expectValue(test.store.findShared('m2', here))).toBeUndefined();
    });

    it('carry the question only where it is kept', async () => {
      for (const [setting, question] of [
        ['unanswered', undefined],
        ['all', 'Seit wann gibt es KFOR?'],
      ] as const) {
        const { store } = await open(setting);
        const answer = expectValue(store.recordQuestion(buildAnswered()));
        expectValue(store.recordShared({ ...shared, answer }));
        expect(expectValue(store.findShared('m1', here))?.question).toBe(question);
      }
    });

    it("do not open another's answer", () => {
      const answer = expectValue(test.store.recordQuestion(buildAnswered({ private: true })));
      expectValue(test.store.recordShared({ ...shared, ...other, answer }));
      expect(expectValue(test.store.findAnswer(answer, other))?.mayUse).toBe(false);
    });

    it('are gone once deleted', () => {
      expectValue(test.store.recordShared(shared));
      expect(expectValue(test.store.deleteShared('m1'))).toBe(true);
      expect(expectValue(test.store.findShared('m1', here))).toBeUndefined();
      expect(expectValue(test.store.deleteShared('m1'))).toBe(false);
    });
  });

  describe('gaps', () => {
    it('are the unanswered and the down-voted, like ones together', async () => {
      const { store, clock } = test;
      expectValue(store.recordQuestion(buildQuestion({ question: 'mount everest höhe' })));
      clock.now += 1_000;
      expectValue(store.recordQuestion(buildQuestion({ question: 'Höhe Mount Everest?' })));
      const answer = expectValue(store.recordQuestion(buildAnswered()));
      expectValue(store.recordQuestion(buildAnswered({ question: 'Gut beantwortet?' })));
      clock.now += 1_000;
      const vote = { answer, ...other, up: false, question: 'Seit wann gibt es KFOR?' };
      expectValue(store.recordVote({ ...vote, reason: 'outdated', comment: 'Stand 1999' }));

      expect(expectValue(await store.listGaps({ guild: 'guild-1', limit: 10 }))).toEqual({
        gaps: [
          {
            label: 'Höhe Mount Everest?',
            kind: 'unanswered',
            count: 2,
            unanswered: 2,
            downVoted: 0,
            lastAskedAt: startOfTest + 1_000,
            reasons: {},
            comments: [],
          },
          {
            label: 'Seit wann gibt es KFOR?',
            kind: 'down-voted',
            count: 1,
            unanswered: 0,
            downVoted: 1,
            lastAskedAt: startOfTest + 1_000,
            reasons: { outdated: 1 },
            comments: ['Stand 1999'],
          },
        ],
        total: 2,
        withoutText: 0,
        truncated: false,
      });
    });

    it("of one server never show another's, nor those of direct messages", async () => {
      for (const guild of ['guild-1', 'guild-2', null]) {
        expectValue(test.store.recordQuestion(buildQuestion({ guild, question: `In ${guild}?` })));
      }
      expect(await listLabels(test, 'guild-1')).toEqual(['In guild-1?']);
      expect(await listLabels(test, 'guild-2')).toEqual(['In guild-2?']);
      expect(await listLabels(test, null)).toEqual(['In null?']);
      expect(await listLabels(test, "guild-1' OR 1=1")).toEqual([]);
    });

    it('begin at a time', async () => {
      expectValue(test.store.recordQuestion(buildQuestion({ question: 'Früher gefragt?' })));
      test.clock.now += day;
      expectValue(test.store.recordQuestion(buildQuestion({ question: 'Heute erfragt?' })));
      const query = { guild: 'guild-1', since: startOfTest + 1, limit: 9 };
      const page = expectValue(await test.store.listGaps(query));
      expect(page.gaps.map((gap) => gap.label)).toEqual(['Heute erfragt?']);
    });

    it('come in pages, all of them once', async () => {
      const topics = ['Frieden', 'Wetter', 'Kantine', 'Urlaub', 'Gehalt'];
      for (const [index, question] of topics.entries()) {
        for (let time = 0; time <= index; time += 1) {
          expectValue(test.store.recordQuestion(buildQuestion({ question })));
        }
      }
      const pages = await Promise.all(
        [0, 1, 2, 3].map(async (page) =>
          expectValue(await test.store.listGaps({ guild: 'guild-1', limit: 2, page })),
        ),
      );
      expect(pages.map((page) => page.gaps.map((gap) => gap.label))).toEqual([
        ['Gehalt', 'Urlaub'],
        ['Kantine', 'Wetter'],
        ['Frieden'],
        [],
      ]);
      expect(pages.map((page) => page.total)).toEqual([5, 5, 5, 5]);
    });

    it('are read whole when they are more than one slice', async () => {
      for (let number = 0; number < 1_203; number += 1) {
        const question = number % 2 === 0 ? `Abschnitt ${number}` : 'Kantine heute';
        expectValue(test.store.recordQuestion(buildQuestion({ question })));
        if (number % 100 === 0) test.clock.now += 1;
      }
      const page = expectValue(await test.store.listGaps({ guild: 'guild-1', limit: 1 }));
      expect(page.gaps[0]).toMatchObject({ label: 'Kantine heute', count: 601 });
      expect(page.total).toBe(603);
    });

    it('whose text is not kept are counted', async () => {
      const { store } = await open('none');
      expectValue(store.recordQuestion(buildQuestion()));
      const page = expectValue(await store.listGaps({ guild: 'guild-1', limit: 9 }));
      expect(page).toMatchObject({ gaps: [], total: 0, withoutText: 1 });
    });
  });

  describe('suggestions', () => {
    const suggest = ({ store }: TestStore, prefix: string, caller = other, limit = 9) =>
      expectValue(store.suggestQuestions({ prefix, language: 'de', limit, ...caller }));

    it('are the answered questions with that beginning, most asked first', async () => {
      const all = await open('all');
      for (const question of [
        'Seit wann gibt es KFOR?',
        'seit  wann gibt es kfor?',
        'Wer führt?',
      ]) {
        expectValue(all.store.recordQuestion(buildAnswered({ question })));
      }
      expectValue(
        all.store.recordQuestion(buildQuestion({ question: 'Seit nie?', private: false })),
      );
      expect(suggest(all, '')).toEqual(['seit wann gibt es kfor?', 'Wer führt?']);
      expect(suggest(all, 'SEIT w')).toEqual(['seit wann gibt es kfor?']);
      expect(suggest(all, 'seit_')).toEqual([]);
      expect(suggest(all, '%')).toEqual([]);
      expect(suggest(all, '', other, 1)).toEqual(['seit wann gibt es kfor?']);
    });

    it.each(['unanswered', 'none'] as const)('are none with %s', async (setting) => {
      const store = await open(setting);
      expectValue(store.store.recordQuestion(buildAnswered()));
      expect(suggest(store, '', here)).toEqual([]);
    });

    it('leave out what got a thumb down, and another language', async () => {
      const all = await open('all');
      const answer = expectValue(all.store.recordQuestion(buildAnswered()));
      expectValue(all.store.recordQuestion(buildAnswered({ question: 'Since?', language: 'en' })));
      expect(suggest(all, '')).toEqual(['Seit wann gibt es KFOR?']);
      expectValue(all.store.recordVote({ answer, ...here, up: false }));
      expect(suggest(all, '')).toEqual([]);
    });

    it('show a private question to its asker, and to others from the second asker on', async () => {
      const all = await open('all');
      expectValue(all.store.recordQuestion(buildAnswered({ private: true })));
      expectValue(all.store.recordQuestion(buildAnswered({ private: true })));
      expect(suggest(all, '', here)).toHaveLength(1);
      expect(suggest(all, '', other)).toEqual([]);
      expectValue(all.store.recordQuestion(buildAnswered({ private: true, user: 'user-3' })));
      expect(suggest(all, '', other)).toHaveLength(1);
    });

    it('stay within a server, and in direct messages with the asker', async () => {
      const all = await open('all');
      for (const user of ['user-1', 'user-2']) {
        expectValue(all.store.recordQuestion(buildAnswered({ user, question: 'Im Server?' })));
        expectValue(all.store.recordQuestion(buildAnswered({ user, guild: null })));
      }
      expect(suggest(all, '', { user: 'user-1', guild: 'guild-2' })).toEqual([]);
      const direct = (user: string) =>
        expectValue(
          all.store.suggestQuestions({ prefix: '', language: 'de', limit: 9, user, guild: null }),
        );
      expect(direct('user-1')).toEqual(['Seit wann gibt es KFOR?']);
      expect(direct('user-3')).toEqual([]);
    });
  });

  describe('figures', () => {
    it('are empty at first', () => {
      expect(expectValue(test.store.stats({ since: 0 }))).toEqual({
        questions: 0,
        found: 0,
        doors: {},
        up: 0,
        down: 0,
        latency: undefined,
      });
    });

    it('count, and give latencies by nearest rank', () => {
      for (let latencyMs = 1; latencyMs <= 100; latencyMs += 1) {
        const door = latencyMs % 4 === 0 ? 'dm' : 'slash';
        const question = buildQuestion({ latencyMs, door, found: latencyMs % 2 === 0 });
        expectValue(test.store.recordQuestion(question));
      }
      expect(expectValue(test.store.stats({ since: 0 }))).toMatchObject({
        questions: 100,
        found: 50,
        doors: { dm: 25, slash: 75 },
        latency: { p50: 50, p95: 95 },
      });
    });

    it('are of a time and a place', () => {
      for (const guild of ['guild-1', 'guild-1', null]) {
        expectValue(test.store.recordQuestion(buildQuestion({ guild })));
      }
      const count = (query: { since: number; guild?: string | null }) =>
        expectValue(test.store.stats(query)).questions;
      expect(count({ since: startOfTest })).toBe(3);
      expect(count({ since: startOfTest + 1 })).toBe(0);
      expect(count({ since: 0, guild: 'guild-1' })).toBe(2);
      expect(count({ since: 0, guild: null })).toBe(1);
    });
  });

  describe('a person', () => {
    const fill = ({ store }: TestStore) => {
      const answer = expectValue(store.recordQuestion(buildQuestion()));
      expectValue(
        store.recordVote({ answer, ...here, up: false, reason: 'other', comment: 'ach' }),
      );
      const shared = { message: 'm1', channel: 'c1', passage: 'p1', answer, ...here };
      expectValue(store.recordShared(shared));
      expectValue(store.recordQuestion(buildQuestion({ user: 'user-2' })));
      return answer;
    };

    it('gets all that is stored about them, and nothing of others, as plain JSON', () => {
      const answer = fill(test);
      const data = expectValue(test.store.exportUser('user-1'));
      expect(JSON.parse(JSON.stringify(data))).toEqual(data);
      expect(data).toEqual({
        questions: [
          {
            askedAt: '2026-01-15T12:00:00.000Z',
            guild: 'guild-1',
            door: 'slash',
            language: 'de',
            found: false,
            confidence: 0.1,
            latencyMs: 4,
            private: true,
            question: 'Wie hoch ist der Mount Everest?',
            passages: [],
          },
        ],
        votes: [
          {
            votedAt: '2026-01-15T12:00:00.000Z',
            answer,
            up: false,
            reason: 'other',
            comment: 'ach',
          },
        ],
        shared: [
          {
            sharedAt: '2026-01-15T12:00:00.000Z',
            guild: 'guild-1',
            channel: 'c1',
            message: 'm1',
            passage: 'p1',
          },
        ],
      });
      expect(expectValue(test.store.exportUser('user-3'))).toEqual({
        questions: [],
        votes: [],
        shared: [],
      });
    });

    it('is deleted whole, and no one else', () => {
      fill(test);
      const others = expectValue(test.store.exportUser('user-2'));
      const counts = { questions: 1, votes: 1, shared: 1 };
      expect(expectValue(test.store.deleteUser('user-1'))).toEqual(counts);
      expect(expectValue(test.store.exportUser('user-1'))).toEqual({
        questions: [],
        votes: [],
        shared: [],
      });
      expect(expectValue(test.store.exportUser('user-2'))).toEqual(others);
      const none = { questions: 0, votes: 0, shared: 0 };
      expect(expectValue(test.store.deleteUser('user-1'))).toEqual(none);
    });

    it('takes along the votes on their answers, and the text their thumb down had kept', () => {
      const mine = expectValue(test.store.recordQuestion(buildAnswered()));
      const theirs = expectValue(test.store.recordQuestion(buildAnswered({ user: 'user-2' })));
      expectValue(test.store.recordVote({ answer: mine, ...other, up: true }));
      expectValue(test.store.recordVote({ answer: theirs, ...here, up: false, question: 'Wer?' }));
      expectValue(test.store.deleteUser('user-1'));
      expect(expectValue(test.store.stats({ since: 0 }))).toMatchObject({ up: 0, down: 0 });
      expect(expectValue(test.store.findAnswer(theirs, other))?.question).toBeUndefined();
    });
  });

  describe('retention', () => {
    it('deletes what is older, and only that', async () => {
      const { store, clock } = await open(undefined, 30);
      const answer = expectValue(store.recordQuestion(buildQuestion()));
      expectValue(store.recordVote({ answer, ...here, up: false }));
      expectValue(store.recordShared({ message: 'm1', channel: 'c', passage: 'p', ...here }));
      clock.now += 30 * day;
      expectValue(store.recordQuestion(buildQuestion({ question: 'Und heute?' })));
      expect(expectValue(store.purge())).toEqual({ questions: 0, votes: 0, shared: 0 });
      clock.now += 1;
      expect(expectValue(store.purge())).toEqual({ questions: 1, votes: 1, shared: 1 });
      expect(expectValue(store.exportUser('user-1')).questions).toHaveLength(1);
    });
  });

  it('fails after it was closed, without throwing', async () => {
    const { store } = await open();
    store.close();
    store.close();
    const failure = { ok: false, problem: 'closed' };
    expect(store.recordQuestion(buildQuestion())).toEqual(failure);
    expect(await store.listGaps({ guild: null, limit: 1 })).toEqual(failure);
    expect(store.status()).toEqual({ problem: 'closed', setAside: undefined });
  });

  it('keeps any text as literal text, and nothing of it escapes its server', async () => {
    const { store, clock, close } = await openStore({ storeQuestions: 'all' });
    await fc.assert(
      fc.asyncProperty(hostileText, hostileText, hostileText, async (text, user, guild) => {
        clock.now += 1;
        const question = buildAnswered({ question: text, user, guild, passages: [text] });
        const answer = expectValue(store.recordQuestion(question));
        const caller = { user, guild };
        const vote = { answer, ...caller, up: false, comment: text, question: text };
        expect(expectValue(store.recordVote(vote))).toBe('recorded');
        const kept = expectValue(store.findAnswer(answer, caller));
        expect(kept?.passages).toEqual([text]);
        const expected = text
          .replace(/\s+/g, ' ')
          .replaceAll('\0', '\uFFFD')
          .replace(/\p{Surrogate}/gu, '\uFFFD')
          .trim();
        expect(kept?.question ?? '').toBe(expected);
        expect(expectValue(store.findAnswer(answer, { user, guild: `${guild}x` }))).toBeUndefined();
        const shared = { message: text, channel: text, passage: text, answer, ...caller };
        expectValue(store.recordShared(shared));
        expectValue(store.findShared(text, caller));
        expectValue(store.suggestQuestions({ ...caller, prefix: text, language: 'de', limit: 5 }));
        expectValue(await store.listGaps({ guild, limit: 3 }));
        expect(expectValue(store.exportUser(user)).questions.length).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
    close();
  });
});
