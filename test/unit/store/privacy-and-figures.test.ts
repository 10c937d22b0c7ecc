import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { day, describeStores, here, other } from './describe-stores.js';
import {
  buildAnswered,
  buildQuestion,
  expectValue,
  startOfTest,
  type TestStore,
} from '../../support/open-test-store.js';

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

describeStores((test) => {
  describe('figures', () => {
    it('are empty at first', () => {
      expect(expectValue(test.store.stats({ since: 0 }))).toEqual({
        questions: 0,
        found: 0,
        entryPoints: {},
        up: 0,
        down: 0,
        latency: undefined,
      });
    });

    it('have counts, and latencies by nearest rank', () => {
      for (let latencyMs = 1; latencyMs <= 100; latencyMs += 1) {
        const entryPoint = latencyMs % 4 === 0 ? 'dm' : 'slash';
        const question = buildQuestion({ latencyMs, entryPoint, found: latencyMs % 2 === 0 });
        expectValue(test.store.recordQuestion(question));
      }
      expect(expectValue(test.store.stats({ since: 0 }))).toMatchObject({
        questions: 100,
        found: 50,
        entryPoints: { dm: 25, slash: 75 },
        latency: { p50: 50, p95: 95 },
      });
    });

    it('are limited to a time and a server', () => {
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
    const fill = ({ store }: Pick<TestStore, 'store'>) => {
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
            entryPoint: 'slash',
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

    it('is deleted completely, and nobody else is', () => {
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
    it('deletes only what is older', async () => {
      const { store, clock } = await test.open(undefined, 30);
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
    const { store } = await test.open();
    store.close();
    store.close();
    const failure = { ok: false, problem: 'closed' };
    expect(store.recordQuestion(buildQuestion())).toEqual(failure);
    expect(await store.listGaps({ guild: null, limit: 1 })).toEqual(failure);
    expect(store.status()).toEqual({ problem: 'closed', quarantined: undefined });
  });

  it('keeps any text as literal text, and nothing of it escapes its server', async () => {
    const { store, clock } = await test.open('all');
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
  });
});
