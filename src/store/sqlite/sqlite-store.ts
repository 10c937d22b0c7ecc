import type { Logger } from 'pino';

import type { AnswerStore, StoreQuestions, StoreStatus, SuggestionQuery } from '../answer-store.js';
import type { FolderClaim } from '../claim-folder.js';
import { createYielder } from '../../core/create-yielder.js';
import { type Database, DatabaseError } from './database.js';
import { type GapPage, type GapQuery, gapQuestions } from '../gap.js';
import type { GapQuestion } from '../gap-question.js';
import { type AnalyzeText, groupGaps } from '../group-gaps.js';
import type { HashUser } from '../hash-user.js';
import {
  dayMs,
  insertQuestion,
  type QueryContext,
  selectAnswer,
  selectSuggestions,
} from './question-queries.js';
import type { Caller, QuestionRecord } from '../question-record.js';
import { removeOldEntries } from './remove-old-entries.js';
import {
  countGapsWithoutText,
  firstSlice,
  type GapCursor,
  selectGapQuestions,
} from './select-gap-questions.js';
import { selectStats } from './select-stats.js';
import type { SharedAnswer } from '../shared-answer.js';
import { removeShared, selectShared, upsertShared } from './shared-queries.js';
import type { StatsQuery } from '../store-stats.js';
import type { StoreProblem, StoreResult } from '../store-result.js';
import { removeUser, selectUser } from './user-queries.js';
import type { Vote } from '../vote.js';
import { upsertVote } from './vote-queries.js';

export type StoreLogger = Pick<Logger, 'error'>;

export interface StoreSettings {
  /** How long questions, votes and shared answers are kept. */
  readonly retentionDays: number;
  readonly storeQuestions: StoreQuestions;
  /** For grouping like questions. */
  readonly analyze: AnalyzeText;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly random?: (bytes: number) => Uint8Array;
  /** Default: nothing is logged. */
  readonly logger?: StoreLogger | undefined;
}

export interface SqliteStoreParts extends StoreSettings {
  readonly now: () => number;
  readonly random: (bytes: number) => Uint8Array;
  /** Of today's version; the store closes it. */
  readonly database: Database;
  readonly hashUser: HashUser;
  /** The store releases it. */
  readonly claim: FolderClaim;
  /** The name of the database that was damaged when the store was opened. Default: none was. */
  readonly quarantined?: string | undefined;
  /**
   * Deletes the quarantined databases, or those quarantined before a time in milliseconds since 1970,
   * and gives their names. Default: there are none.
   */
  readonly deleteQuarantined?: (before?: number) => readonly string[];
}

/** How long an administrator has to save something from a damaged database, at most. */
const quarantineDays = 30;

/** Twelve bytes are 16 characters of base64url, and nobody guesses them. */
const answerIdBytes = 12;

/** The store on a SQLite database. */
export class SqliteStore implements AnswerStore {
  readonly #parts: SqliteStoreParts;
  /** What was already said in the log, and has not worked since. */
  readonly #said = new Set<string>();
  #ended: StoreProblem | undefined;
  #quarantined: string | undefined;

  constructor(parts: SqliteStoreParts) {
    this.#parts = parts;
    this.#quarantined = parts.quarantined;
  }

  recordQuestion(question: QuestionRecord) {
    const answer = Buffer.from(this.#parts.random(answerIdBytes)).toString('base64url');
    return this.#attempt('recordQuestion', (context) => {
      insertQuestion(context, question, answer);
      return answer;
    });
  }

  findAnswer(answer: string, caller: Caller) {
    return this.#attempt('findAnswer', (context) => selectAnswer(context, answer, caller));
  }

  recordVote(vote: Vote) {
    return this.#attempt('recordVote', (context) => upsertVote(context, vote));
  }

  recordShared(shared: SharedAnswer) {
    return this.#attempt('recordShared', (context) => upsertShared(context, shared));
  }

  findShared(message: string, caller: Caller) {
    return this.#attempt('findShared', (context) => selectShared(context, message, caller));
  }

  deleteShared(message: string) {
    return this.#attempt('deleteShared', (context) => removeShared(context, message));
  }

  async listGaps(query: GapQuery): Promise<StoreResult<GapPage>> {
    const yieldIfDue = createYielder();
    const read = await this.#readGapQuestions(query, yieldIfDue);
    if (!read.ok) return read;
    const counted = this.#attempt('listGaps', (context) => countGapsWithoutText(context, query));
    if (!counted.ok) return counted;
    const questions = read.value.slice(0, gapQuestions);
    const groups = await groupGaps(questions, { analyze: this.#parts.analyze, yieldIfDue });
    const { limit, page = 0 } = query;
    const value = {
      gaps: groups.slice(page * limit, (page + 1) * limit),
      total: groups.length,
      withoutText: counted.value,
      truncated: read.value.length > gapQuestions,
    };
    return { ok: true, value };
  }

  /** All of them, or some more than are grouped at once. */
  async #readGapQuestions(
    query: GapQuery,
    yieldIfDue: () => Promise<void> | undefined,
  ): Promise<StoreResult<readonly GapQuestion[]>> {
    const questions: GapQuestion[] = [];
    let from: GapCursor | undefined = firstSlice;
    while (from !== undefined && questions.length <= gapQuestions) {
      await yieldIfDue();
      const cursor: GapCursor = from;
      const read = this.#attempt('listGaps', (context) =>
        selectGapQuestions(context, query, cursor),
      );
      if (!read.ok) return read;
      questions.push(...read.value.questions);
      from = read.value.next;
    }
    return { ok: true, value: questions };
  }

  suggestQuestions(query: SuggestionQuery) {
    return this.#attempt('suggestQuestions', (context) => selectSuggestions(context, query));
  }

  stats(query: StatsQuery) {
    return this.#attempt('stats', (context) => selectStats(context, query));
  }

  exportUser(user: string) {
    return this.#attempt('exportUser', (context) => selectUser(context, user));
  }

  deleteUser(user: string) {
    return this.#attempt('deleteUser', (context) => {
      this.#deleteQuarantined();
      return removeUser(context, user);
    });
  }

  purge() {
    const { retentionDays } = this.#parts;
    return this.#attempt('purge', (context) => {
      this.#deleteQuarantined(context.now - Math.min(retentionDays, quarantineDays) * dayMs);
      return removeOldEntries(context, retentionDays);
    });
  }

  /** @throws DatabaseError when the disk does not let go of a file */
  #deleteQuarantined(before?: number): void {
    try {
      const deleted = this.#parts.deleteQuarantined?.(before) ?? [];
      if (this.#quarantined !== undefined && deleted.includes(this.#quarantined)) {
        this.#quarantined = undefined;
      }
    } catch (cause) {
      throw new DatabaseError('disk', { cause });
    }
  }

  status(): StoreStatus {
    return { problem: this.#ended, quarantined: this.#quarantined };
  }

  close(): void {
    if (this.#ended !== undefined) return;
    // What SQLite does when it closes would harm the database of a process that has taken over.
    this.#attempt('close', ({ database }) => database.close());
    this.#parts.claim.release();
    this.#ended ??= 'closed';
  }

  #attempt<T>(operation: string, work: (context: QueryContext) => T): StoreResult<T> {
    if (this.#ended !== undefined) return { ok: false, problem: this.#ended };
    if (!this.#parts.claim.holds()) {
      this.#ended = 'taken-over';
      return this.#fail(operation, this.#ended);
    }
    try {
      const { database, hashUser, storeQuestions, now } = this.#parts;
      const value = work({ database, hashUser, setting: storeQuestions, now: now() });
      this.#said.delete(operation);
      return { ok: true, value };
    } catch (error) {
      // Anything else is a bug of ours.
      if (!(error instanceof DatabaseError)) throw error;
      return this.#fail(operation, error.problem, error);
    }
  }

  #fail(operation: string, problem: StoreProblem, error?: unknown): StoreResult<never> {
    const { logger } = this.#parts;
    if (!this.#said.has(operation)) {
      logger?.error({ operation, problem, err: error }, 'the database failed');
    }
    this.#said.add(operation);
    return { ok: false, problem };
  }
}
