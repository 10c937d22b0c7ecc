import type { Config } from '../config.js';
import { createQuestionAnalyzer } from '../core/create-question-analyzer.js';
import type { AnswerStore } from '../store/answer-store.js';
import { openMemoryStore, openSqliteStore } from '../store/sqlite/open-sqlite-store.js';
import type { StoreLogger, StoreSettings } from '../store/sqlite/sqlite-store.js';

type StoreConfig = Pick<
  Config,
  'dataFolder' | 'retentionDays' | 'storeQuestions' | 'defaultLanguage'
>;

const purgeEveryMs = 86_400_000;

export interface OpenedStore {
  readonly store: AnswerStore;
  /** Ends the purging, and closes the store. */
  readonly close: () => void;
}

/**
 * What Beleg remembers, as the settings want it, in the data folder. What is older than it may be goes
 * at once and then every day. Never throws: where nothing can be stored, the store says why.
 */
export async function openStore(config: StoreConfig, logger: StoreLogger): Promise<OpenedStore> {
  const store = await openSqliteStore({ ...describe(config, logger), folder: config.dataFolder });
  store.purge();
  // A failure is in the log already, and tried again a day later.
  const timer = setInterval(() => void store.purge(), purgeEveryMs);
  timer.unref();
  return {
    store,
    close: () => {
      clearInterval(timer);
      store.close();
    },
  };
}

/** The same for the time that Beleg runs, in memory: for trying it out. */
export function openPassingStore(config: StoreConfig, logger: StoreLogger): Promise<AnswerStore> {
  return openMemoryStore(describe(config, logger));
}

function describe(config: StoreConfig, logger: StoreLogger): StoreSettings {
  const { retentionDays, storeQuestions, defaultLanguage } = config;
  const analyze = createQuestionAnalyzer(defaultLanguage);
  return { retentionDays, storeQuestions, analyze, logger };
}
