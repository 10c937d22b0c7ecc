import type { Answer } from '../../core/answer/answer.js';
import type { EntryPoint } from '../../store/question-record.js';
import type { BotContext } from '../bot-context.js';
import type { Refusal } from '../access/create-rate-limiter.js';

/** A question, who asks it, and how it came. */
export interface Asking {
  /** Not blank. */
  readonly question: string;
  /** Search this document only, by its path. Default: all. */
  readonly document?: string;
  readonly user: string;
  /** `null` outside servers. */
  readonly guild: string | null;
  readonly entryPoint: EntryPoint;
  /** Only the asker can see the answer. */
  readonly private: boolean;
}

export type Asked =
  | {
      readonly answer: Answer;
      /** The id of the answer in the store; `undefined` when it was not recorded. */
      readonly answerId: string | undefined;
    }
  | { readonly refusal: Refusal };

/**
 * Asks the core within the rate limits and records the outcome. When it cannot be recorded, the answer
 * is returned all the same.
 *
 * @throws what the core throws
 */
export async function askQuestion(asking: Asking, context: BotContext): Promise<Asked> {
  const { app, store, rateLimiter, metrics, clock } = context;
  const { question, document, user, guild, entryPoint } = asking;
  const started = clock.now();
  const passed = await rateLimiter.pass(asking, () =>
    app.ask(question, document === undefined ? {} : { document }),
  );
  if ('refusal' in passed) return passed;
  const answer = passed.result;
  const latencyMs = clock.now() - started;
  metrics.recordLatency(latencyMs);
  const recorded = store.recordQuestion({
    question,
    user,
    guild,
    entryPoint,
    language: answer.language,
    found: answer.status === 'found',
    confidence: answer.confidence,
    latencyMs,
    private: asking.private,
    passages: answer.quotes.map(({ passage }) => passage),
  });
  return { answer, answerId: recorded.ok ? recorded.value : undefined };
}
