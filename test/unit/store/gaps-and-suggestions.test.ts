import { describe, expect, it } from 'vitest';

import { day, describeStores, here, other } from './describe-stores.js';
import {
  buildAnswered,
  buildQuestion,
  expectValue,
  startOfTest,
  type TestStore,
} from '../../support/open-test-store.js';

describeStores((test) => {
  const listLabels = async (guild: string | null) =>
    expectValue(await test.store.listGaps({ guild, limit: 100 })).gaps.map((gap) => gap.label);

  describe('gaps', () => {
    it('are the unanswered and down-voted questions, with similar ones grouped', async () => {
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
      expect(await listLabels('guild-1')).toEqual(['In guild-1?']);
      expect(await listLabels('guild-2')).toEqual(['In guild-2?']);
      expect(await listLabels(null)).toEqual(['In null?']);
      expect(await listLabels("guild-1' OR 1=1")).toEqual([]);
    });

    it('include only questions since the given time', async () => {
      expectValue(test.store.recordQuestion(buildQuestion({ question: 'Früher gefragt?' })));
      test.clock.now += day;
      expectValue(test.store.recordQuestion(buildQuestion({ question: 'Heute erfragt?' })));
      const query = { guild: 'guild-1', since: startOfTest + 1, limit: 9 };
      const page = expectValue(await test.store.listGaps(query));
      expect(page.gaps.map((gap) => gap.label)).toEqual(['Heute erfragt?']);
    });

    it('come in pages, and each appears once', async () => {
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

    it('are read completely when they take more than one slice', async () => {
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
      const { store } = await test.open('none');
      expectValue(store.recordQuestion(buildQuestion()));
      const page = expectValue(await store.listGaps({ guild: 'guild-1', limit: 9 }));
      expect(page).toMatchObject({ gaps: [], total: 0, withoutText: 1 });
    });
  });

  describe('suggestions', () => {
    const suggest = ({ store }: TestStore, prefix: string, caller = other, limit = 9) =>
      expectValue(store.suggestQuestions({ prefix, language: 'de', limit, ...caller }));

    it('are the answered questions with the same beginning, most frequent first', async () => {
      const all = await test.open('all');
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
      const store = await test.open(setting);
      expectValue(store.store.recordQuestion(buildAnswered()));
      expect(suggest(store, '', here)).toEqual([]);
    });

    it('leave out questions with a thumb down and those in another language', async () => {
      const all = await test.open('all');
      const answer = expectValue(all.store.recordQuestion(buildAnswered()));
      expectValue(all.store.recordQuestion(buildAnswered({ question: 'Since?', language: 'en' })));
      expect(suggest(all, '')).toEqual(['Seit wann gibt es KFOR?']);
      expectValue(all.store.recordVote({ answer, ...here, up: false }));
      expect(suggest(all, '')).toEqual([]);
    });

    it('show a private question to its asker, and to others from the second asker on', async () => {
      const all = await test.open('all');
      expectValue(all.store.recordQuestion(buildAnswered({ private: true })));
      expectValue(all.store.recordQuestion(buildAnswered({ private: true })));
      expect(suggest(all, '', here)).toHaveLength(1);
      expect(suggest(all, '', other)).toEqual([]);
      expectValue(all.store.recordQuestion(buildAnswered({ private: true, user: 'user-3' })));
      expect(suggest(all, '', other)).toHaveLength(1);
    });

    it('stay within a server, and in direct messages with the asker', async () => {
      const all = await test.open('all');
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
});
