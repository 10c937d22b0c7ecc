import { afterEach, beforeEach, describe } from 'vitest';

import type { AnswerStore, StoreQuestions } from '../../../src/store/answer-store.js';
import { storeKinds, type TestClock, type TestStore } from '../../support/open-test-store.js';

export const day = 86_400_000;
export const here = { user: 'user-1', guild: 'guild-1' };
export const other = { user: 'user-2', guild: 'guild-1' };
export const elsewhere = { user: 'user-1', guild: 'guild-2' };

/** A store for each test, with the default settings. */
export interface StoreFixture {
  readonly store: AnswerStore;
  readonly clock: TestClock;
  /** Opens another one, closed after the test. */
  open(storeQuestions?: StoreQuestions, retentionDays?: number): Promise<TestStore>;
}

/** What every kind of store does. */
export function describeStores(facts: (test: StoreFixture) => void): void {
  describe.each(Object.entries(storeKinds))('a store %s', (_, openStore) => {
    const opened: TestStore[] = [];
    const open: StoreFixture['open'] = async (storeQuestions, retentionDays = 180) => {
      const store = await openStore({
        retentionDays,
        ...(storeQuestions === undefined ? {} : { storeQuestions }),
      });
      opened.push(store);
      return store;
    };
    const first = (): TestStore => {
      const [test] = opened;
      if (test === undefined) throw new Error('the store is open within a test only');
      return test;
    };
    beforeEach(async () => {
      await open();
    });
    afterEach(() => {
      for (const { close } of opened.splice(0)) close();
    });
    facts({
      get store() {
        return first().store;
      },
      get clock() {
        return first().clock;
      },
      open,
    });
  });
}
