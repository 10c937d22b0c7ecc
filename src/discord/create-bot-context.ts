import type { Logger } from 'pino';

import type { Language } from '../core/analysis/language.js';
import type { App } from '../core/app.js';
import type { AnswerStore } from '../store/answer-store.js';
import { createNullStore } from '../store/null-store.js';
import type { Retention } from '../messages/messages.js';
import { type BotContext, defaultPace, type Pace } from './bot-context.js';
import { createCatalogueKeeper } from './autocomplete/create-catalogue-keeper.js';
import { createRateLimiter, defaultManners, type Manners } from './access/create-rate-limiter.js';
import { createMetrics } from './admin/create-metrics.js';

export interface BotOptions {
  readonly app: App;
  readonly logger: Logger;
  /** Who may use administrators' commands everywhere. Default: nobody beside the servers' own. */
  readonly adminUserIds?: readonly string[];
  /** For messages whose language nothing tells. Default: German. */
  readonly defaultLanguage?: Language;
  /** The same for single servers, by their ids. Default: none. */
  readonly guildLanguages?: ReadonlyMap<string, Language>;
  /** Default: nothing is stored. */
  readonly store?: AnswerStore;
  /** What the store was told to keep. Default: unanswered questions, for 180 days. */
  readonly retention?: Retention;
  readonly manners?: Partial<Manners>;
  readonly pace?: Partial<Pace>;
  /** Of Beleg, for administrators. Default: `?`. */
  readonly version?: string;
}

const defaultRetention: Retention = { questions: 'unanswered', days: 180 };

/** What the handlers work with, defaults filled in. */
export function createBotContext(options: BotOptions): BotContext {
  return {
    app: options.app,
    logger: options.logger,
    adminUserIds: new Set(options.adminUserIds),
    defaultLanguage: options.defaultLanguage ?? 'de',
    guildLanguages: options.guildLanguages ?? new Map(),
    catalogue: createCatalogueKeeper(options.app, options.logger),
    store: options.store ?? createNullStore('closed'),
    retention: options.retention ?? defaultRetention,
    rateLimiter: createRateLimiter({ ...defaultManners, ...options.manners }),
    metrics: createMetrics(),
    pace: { ...defaultPace, ...options.pace },
    version: options.version ?? '?',
  };
}
