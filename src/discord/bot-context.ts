import type { Logger } from 'pino';

import type { Language } from '../core/analysis/language.js';
import type { App } from '../core/app.js';
import type { AnswerStore } from '../store/answer-store.js';
import { interactionTokenMs } from './reply/discord-limits.js';
import type { Retention } from '../messages/messages.js';
import type { CatalogueKeeper } from './autocomplete/create-catalogue-keeper.js';
import type { RateLimiter } from './access/create-rate-limiter.js';
import type { Metrics } from './admin/create-metrics.js';

/** What every handler works with. */
export interface BotContext {
  readonly app: App;
  readonly logger: Logger;
  /** Who may use administrators' commands everywhere, direct messages included. */
  readonly adminUserIds: ReadonlySet<string>;
  /** For a message whose language nothing tells. */
  readonly defaultLanguage: Language;
  /** The same for single servers, by their ids. */
  readonly guildLanguages: ReadonlyMap<string, Language>;
  /** For autocompletion. */
  readonly catalogue: CatalogueKeeper;
  readonly store: AnswerStore;
  /** What the store was told to keep. */
  readonly retention: Retention;
  readonly rateLimiter: RateLimiter;
  readonly metrics: Metrics;
  readonly pace: Pace;
  /** Of Beleg, for administrators. */
  readonly version: string;
}

/** When a person is told that Beleg is at work, in milliseconds. */
export interface Pace {
  /** An answer to a command that takes longer is deferred first; Discord waits 3,000. */
  readonly deferAfterMs: number;
  /** An answer to a message that takes longer shows the typing indicator. */
  readonly typingAfterMs: number;
  /** The shortest time between two edits of a progress message: below it Discord's rate limit bites. */
  readonly progressEveryMs: number;
  /** The pauses after which what can still be sent is sent again while Discord is out of order. */
  readonly retryAfterMs: readonly number[];
  /** How long an interaction can be answered; what takes longer goes on in a message of its own. */
  readonly interactionTokenMs: number;
}

/** A token that dies on the way is of no use. */
const spareMs = 15_000;

export const defaultPace: Pace = {
  deferAfterMs: 1_500,
  typingAfterMs: 300,
  progressEveryMs: 1_500,
  // Some four minutes; of an answer that comes later nobody remembers the question.
  retryAfterMs: [1_000, 5_000, 20_000, 60_000, 180_000],
  interactionTokenMs: interactionTokenMs - spareMs,
};
