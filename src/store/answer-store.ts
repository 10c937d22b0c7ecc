import type { Language } from '../core/analysis/language.js';
import type { GapPage, GapQuery } from './gap.js';
import type { AnswerState, Caller, QuestionRecord } from './question-record.js';
import type { SharedAnswer, SharedState } from './shared-answer.js';
import type { StoreProblem, StoreResult } from './store-result.js';
import type { StatsQuery, StoreStats } from './store-stats.js';
import type { EntryCounts, UserExport } from './user-data.js';
import type { Vote, VoteOutcome } from './vote.js';

/**
 * What Beleg remembers: questions with their outcome, thumbs, shared answers. No call throws when
 * the database or the disk fails. It returns a failure, and the log has one line for each kind.
 * So an answer never fails for its record. Users are known by salted hashes only, and nothing of one
 * server is ever shown in another. What is stored never changes the ranking.
 */
export interface AnswerStore {
  /**
   * Keeps a question's outcome and what its buttons need; gives the answer's id, 16 characters of
   * `[A-Za-z0-9_-]`.
   */
  recordQuestion(question: QuestionRecord): StoreResult<string>;

  /**
   * Returns what the buttons of an answer need. `undefined` for an unknown or expired one, and for one
   * of another server. It has no question where the settings do not allow storing it:
   * a button that needs the question reads it from its message.
   */
  findAnswer(answer: string, caller: Caller): StoreResult<AnswerState | undefined>;

  recordVote(vote: Vote): StoreResult<VoteOutcome>;

  /** Keeps who may take a shared message back; the same message again replaces it. */
  recordShared(shared: SharedAnswer): StoreResult<void>;

  /** `undefined` for an unknown message, and for one of another server. */
  findShared(message: string, caller: Caller): StoreResult<SharedState | undefined>;

  /** After the message was deleted; `false` when it was not known. */
  deleteShared(message: string): StoreResult<boolean>;

  /** Unanswered and down-voted questions, like ones grouped. Leaves the event loop free meanwhile. */
  listGaps(query: GapQuery): Promise<StoreResult<GapPage>>;

  /**
   * Earlier answered questions that begin so, most asked first; empty unless all questions are kept.
   * A question shows to its asker, and to the server when it was answered openly there or asked by
   * two or more of its people; outside servers to its asker alone.
   */
  suggestQuestions(query: SuggestionQuery): StoreResult<readonly string[]>;

  /** Figures over a time. */
  stats(query: StatsQuery): StoreResult<StoreStats>;

  /** Everything stored about a person. */
  exportUser(user: string): StoreResult<UserExport>;

  /**
   * Deletes everything stored about a person, with the votes of others on their answers, from the
   * files as well; quarantined databases go whole.
   */
  deleteUser(user: string): StoreResult<EntryCounts>;

  /**
   * Deletes what is older than the retention, quarantined databases included, and question texts that
   * the setting no longer allows.
   */
  purge(): StoreResult<EntryCounts>;

  /** For administrators: whether anything is stored at all, and what happened at the start. */
  status(): StoreStatus;

  /** Calls after it fail; closing again does nothing. */
  close(): void;
}

export interface SuggestionQuery extends Caller {
  /** What has been typed so far; empty: the most asked. */
  readonly prefix: string;
  /** Only questions in this language or of an undecided one. */
  readonly language: Language;
  readonly limit: number;
}

export interface StoreStatus {
  /** Why nothing is stored; `undefined` when all is well. */
  readonly problem: StoreProblem | undefined;
  /** The name of the database that was damaged at the start and quarantined, while it is there. */
  readonly quarantined: string | undefined;
}

/** Whose question text is kept: nobody's, that of questions without a good answer, or all. */
export type StoreQuestions = (typeof storeQuestionsChoices)[number];
export const storeQuestionsChoices = ['unanswered', 'all', 'none'] as const;
