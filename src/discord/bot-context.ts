import type { Logger } from 'pino';

import type { Language } from '../core/analysis/language.js';
import type { App } from '../core/app.js';
import type { Clock } from '../core/platform/clock.js';
import type { AnswerStore } from '../store/answer-store.js';
import { interactionTokenMs } from './reply/discord-limits.js';
import type { Retention } from '../messages/messages.js';
import type { CatalogueCache } from './autocomplete/create-catalogue-cache.js';
import type { AccessRules } from './access/access-rules.js';
import type { RateLimiter } from './access/create-rate-limiter.js';
import type { Metrics } from './admin/create-metrics.js';

/** What every handler works with. */
export interface BotContext {
  readonly app: App;
  readonly logger: Logger;
  readonly access: AccessRules;
  /** Used for a message whose language cannot be detected. */
  readonly defaultLanguage: Language;
  /** Overrides `defaultLanguage` in single servers; keyed by guild id. */
  readonly guildLanguages: ReadonlyMap<string, Language>;
  /** The headings and titles that autocompletion offers. */
  readonly catalogue: CatalogueCache;
  /** By user id: the interaction of the newest keystroke that waits for suggestions. */
  readonly newestKeystroke: Map<string, string>;
  readonly store: AnswerStore;
  /** What the store keeps of questions, and for how long. */
  readonly retention: Retention;
  readonly rateLimiter: RateLimiter;
  readonly metrics: Metrics;
  readonly indexRuns: IndexRuns;
  readonly pace: Pace;
  readonly clock: Clock;
  /** Beleg's version, as `/status` shows it. */
  readonly version: string;
}

/** The index runs that were started by `/reindex`. */
export interface IndexRuns {
  /** How many commands wait for a run that is under way. */
  active: number;
}

/** Delays of everything that depends on time, in milliseconds. */
export interface Pace {
  /** A response that takes longer than this is deferred. Discord waits 3,000 ms for the first response. */
  readonly deferAfterMs: number;
  /** An answer to a message that takes longer than this shows the typing indicator. */
  readonly typingAfterMs: number;
  /** Minimum time between two edits of a progress message, to stay below Discord's rate limit. */
  readonly progressEveryMs: number;
  /** Delays before each retry of a request that failed with a transient error. */
  readonly retryAfterMs: readonly number[];
  /** Delays before each retry of a first response, for which Discord waits only three seconds. */
  readonly retryFirstAfterMs: readonly number[];
  /** How long an interaction accepts edits. A longer run continues in a message of its own. */
  readonly interactionTokenMs: number;
}

/** Safety margin, so that a token does not expire while a request is under way. */
const spareMs = 15_000;

export const defaultPace: Pace = {
  deferAfterMs: 1_500,
  typingAfterMs: 300,
  progressEveryMs: 1_500,
  // Four and a half minutes in total. Nobody waits longer for an answer.
  retryAfterMs: [1_000, 5_000, 20_000, 60_000, 180_000],
  retryFirstAfterMs: [100, 400],
  interactionTokenMs: interactionTokenMs - spareMs,
};
