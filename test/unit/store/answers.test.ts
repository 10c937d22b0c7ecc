import { describe, expect, it } from 'vitest';

import { commentLength } from '../../../src/store/vote.js';
import { day, describeStores, elsewhere, here, other } from './describe-stores.js';
import { buildAnswered, buildQuestion, expectValue } from '../../support/open-test-store.js';

describeStores((test) => {
  describe('answers', () => {
    it('have unique ids that fit a button', () => {
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
      const { store } = await test.open('all');
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

    it('are deleted after seven days', () => {
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
      const { store } = await test.open(setting);
      const id = expectValue(store.recordQuestion(buildQuestion({ question: ' Wer? ', found })));
      expect(expectValue(store.findAnswer(id, here))?.question).toBe(kept);
    });

    it.each([
      ['none', undefined],
      ['unanswered', 'Wer?'],
      ['all', 'Wer?'],
    ] as const)('with %s, given with a thumb down, are kept as %s', async (setting, kept) => {
      const { store } = await test.open(setting);
      const answer = expectValue(store.recordQuestion(buildAnswered({ question: 'Wer?' })));
      expectValue(store.recordVote({ answer, ...here, up: false, question: 'Wer?' }));
      expect(expectValue(store.findAnswer(answer, here))?.question).toBe(kept);
    });

    it('are not kept with a thumb up', () => {
      const answer = expectValue(test.store.recordQuestion(buildAnswered()));
      expectValue(test.store.recordVote({ answer, ...here, up: true, question: 'Wer?' }));
      expect(expectValue(test.store.findAnswer(answer, here))?.question).toBeUndefined();
    });

    it('are deleted when the last thumb down is withdrawn', () => {
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

    it('count once per person, and the last one counts', async () => {
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

    it('still count when the passages of the buttons have expired', () => {
      const answer = expectValue(test.store.recordQuestion(buildAnswered()));
      test.clock.now += 30 * day;
      expectValue(test.store.purge());
      expect(expectValue(test.store.recordVote({ answer, ...here, up: true }))).toBe('recorded');
    });

    it('have comments of limited length, cut without breaking an emoji', async () => {
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

    it('have the question only where it is stored', async () => {
      for (const [setting, question] of [
        ['unanswered', undefined],
        ['all', 'Seit wann gibt es KFOR?'],
      ] as const) {
        const { store } = await test.open(setting);
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
});
