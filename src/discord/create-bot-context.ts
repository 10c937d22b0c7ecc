import type { Logger } from 'pino';

import type { Language } from '../core/analysis/language.js';
import type { App } from '../core/app.js';
import { type Clock, systemClock } from '../core/platform/clock.js';
import type { AnswerStore } from '../store/answer-store.js';
import { createNullStore } from '../store/null-store.js';
import type { Retention } from '../messages/messages.js';
import { type BotContext, defaultPace, type Pace } from './bot-context.js';
import { createCatalogueCache } from './autocomplete/create-catalogue-cache.js';
import {
  createRateLimiter,
  defaultRateLimits,
  type RateLimits,
} from './access/create-rate-limiter.js';
import { createMetrics } from './admin/create-metrics.js';

export interface BotOptions {
  readonly app: App;
  readonly logger: Logger;
  /** User ids that may use the administrators' commands anywhere. Default: none. */
  readonly adminUserIds?: readonly string[];
  /** Ids of roles that may use them. Default: none. */
  readonly adminRoleIds?: readonly string[];
  /** Ids of the servers that may use Beleg. Default: every server that adds the bot. */
  readonly allowedGuildIds?: readonly string[] | undefined;
  /** Used for messages whose language cannot be detected. Default: German. */
  readonly defaultLanguage?: Language;
  /** Overrides `defaultLanguage` in single servers; keyed by guild id. Default: none. */
  readonly guildLanguages?: ReadonlyMap<string, Language>;
  /** Default: nothing is stored. */
  readonly store?: AnswerStore;
  /** What the store keeps of questions. Default: the text of unanswered ones, for 180 days. */
  readonly retention?: Retention;
  readonly limits?: Partial<RateLimits>;
  readonly pace?: Partial<Pace>;
  /** Default: the machine's. */
  readonly clock?: Clock;
  /** Beleg's version, as `/status` shows it. Default: `?`. */
  readonly version?: string;
}

const defaultRetention: Retention = { questions: 'unanswered', days: 180 };

/** Builds the context of all handlers and fills in the defaults. */
export function createBotContext(options: BotOptions): BotContext {
  const { clock = systemClock } = options;
  return {
    app: options.app,
    logger: options.logger,
    access: {
      allowedGuildIds: options.allowedGuildIds && new Set(options.allowedGuildIds),
      adminUserIds: new Set(options.adminUserIds),
      adminRoleIds: new Set(options.adminRoleIds),
    },
    defaultLanguage: options.defaultLanguage ?? 'de',
    guildLanguages: options.guildLanguages ?? new Map(),
    catalogue: createCatalogueCache(options.app, options.logger, clock),
    newestKeystroke: new Map(),
    store: options.store ?? createNullStore('closed'),
    retention: options.retention ?? defaultRetention,
    rateLimiter: createRateLimiter({ ...defaultRateLimits, ...options.limits }),
    metrics: createMetrics(() => clock.date()),
    indexRuns: { active: 0 },
    pace: { ...defaultPace, ...options.pace },
    clock,
    version: options.version ?? '?',
  };
}
