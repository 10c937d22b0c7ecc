import type { Logger } from 'pino';

import type { Language } from '../../analysis/language.js';
import type { App } from '../../app.js';
import type { AnswerStore } from '../../store/answer-store.js';
import { createNullStore } from '../../store/null-store.js';
import type { Retention } from '../messages/messages.js';
import { type BotContext, defaultPace, type Pace } from './bot-context.js';
import { createCatalogueKeeper } from './create-catalogue-keeper.js';
import { createTurnstile, defaultManners, type Manners } from './create-turnstile.js';
import { createVitals } from './create-vitals.js';

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
    turnstile: createTurnstile({ ...defaultManners, ...options.manners }),
    vitals: createVitals(),
    pace: { ...defaultPace, ...options.pace },
    version: options.version ?? '?',
  };
}
