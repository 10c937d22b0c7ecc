import type { AnswerStore, StoreStatus } from './answer-store.js';
import type { StoreProblem, StoreResult } from './store-result.js';

/** A store that keeps nothing and says why; Beleg answers all the same. */
export function createNullStore(problem: StoreProblem): AnswerStore {
  const failure: StoreResult<never> = { ok: false, problem };
  const fail = () => failure;
  const status: StoreStatus = { problem, quarantined: undefined };
  return {
    recordQuestion: fail,
    findAnswer: fail,
    recordVote: fail,
    recordShared: fail,
    findShared: fail,
    deleteShared: fail,
    listGaps: () => Promise.resolve(failure),
    suggestQuestions: fail,
    stats: fail,
    exportUser: fail,
    deleteUser: fail,
    purge: fail,
    status: () => status,
    close: () => undefined,
  };
}
