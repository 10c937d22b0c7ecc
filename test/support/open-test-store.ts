import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { AnswerStore } from '../../src/store/answer-store.js';
import type { AskedWord } from '../../src/store/group-gaps.js';
import { openMemoryStore, openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.js';
import type { QuestionRecord } from '../../src/store/question-record.js';
import type { StoreSettings } from '../../src/store/sqlite/sqlite-store.js';
import type { StoreResult } from '../../src/store/store-result.js';

/** A clock that stands until it is moved, in milliseconds. */
export interface TestClock {
  now: number;
}

export const startOfTest = Date.UTC(2026, 0, 15, 12);

/** Words in lower case, those of three letters or fewer left out. */
function analyzeSimply(text: string): AskedWord[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]{4,}|\p{N}+/gu) ?? [];
  return words.map((word) => ({ term: word, spelling: word }));
}

/** A logger that keeps what it was told. */
export function createTestLogger() {
  const entries: Record<string, unknown>[] = [];
  const error = ((entry: Record<string, unknown>) => {
    entries.push(entry);
  }) as NonNullable<StoreSettings['logger']>['error'];
  return { error, entries };
}

export const testSettings: StoreSettings = {
  retentionDays: 180,
  storeQuestions: 'unanswered',
  analyze: analyzeSimply,
};

export interface TestStore {
  readonly store: AnswerStore;
  readonly clock: TestClock;
  readonly close: () => void;
}

/** Each kind of store, for the contract that all share. */
export const storeKinds = {
  'in a folder': async (settings: Partial<StoreSettings> = {}): Promise<TestStore> => {
    const folder = createFolder();
    const clock = { now: startOfTest };
    const now = () => clock.now;
    const store = await openSqliteStore({ ...testSettings, now, ...settings, folder });
    const close = () => {
      store.close();
      rmSync(folder, { recursive: true });
    };
    return { store, clock, close };
  },
  'in memory': async (settings: Partial<StoreSettings> = {}): Promise<TestStore> => {
    const clock = { now: startOfTest };
    const now = () => clock.now;
    const store = await openMemoryStore({ ...testSettings, now, ...settings });
    return { store, clock, close: () => store.close() };
  },
};

export function createFolder(): string {
  return mkdtempSync(join(tmpdir(), 'beleg-store-'));
}

/** The value of a call that worked. */
export function expectValue<T>(result: StoreResult<T>): T {
  if (!result.ok) throw new Error(`the store failed: ${result.problem}`);
  return result.value;
}

/** A private question without an answer, asked with a slash command in the server `guild-1`. */
export function buildQuestion(fields: Partial<QuestionRecord> = {}): QuestionRecord {
  return {
    question: 'Wie hoch ist der Mount Everest?',
    user: 'user-1',
    guild: 'guild-1',
    entryPoint: 'slash',
    language: 'de',
    found: false,
    confidence: 0.1,
    latencyMs: 4,
    private: true,
    passages: [],
    ...fields,
  };
}

/** An open answer that was found. */
export function buildAnswered(fields: Partial<QuestionRecord> = {}): QuestionRecord {
  return buildQuestion({
    question: 'Seit wann gibt es KFOR?',
    found: true,
    confidence: 0.9,
    private: false,
    passages: ['passage-1', 'passage-2'],
    ...fields,
  });
}
