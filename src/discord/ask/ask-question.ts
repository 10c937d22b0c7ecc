import type { Answer } from '../../core/answer/answer.js';
import type { EntryPoint } from '../../store/question-record.js';
import type { BotContext } from '../bot-context.js';
import type { Refusal } from '../access/create-rate-limiter.js';

/** A question with who asks it, and how. */
export interface Asking {
  /** Not blank. */
  readonly question: string;
  /** Search this document only, by its path. Default: all. */
  readonly document?: string;
  readonly user: string;
  /** `null` outside servers. */
  readonly guild: string | null;
  readonly entryPoint: EntryPoint;
  /** Only the asker sees the answer. */
  readonly private: boolean;
}

export type Asked =
  | {
      readonly answer: Answer;
      /** What the store knows the answer by; `undefined` when it was not recorded. */
      readonly answerId: string | undefined;
    }
  | { readonly refusal: Refusal };

/**
 * Asks the core when it is the asker's turn, and records what came of it. That nothing can be recorded
 * is no reason not to answer.
 */
export async function askQuestion(asking: Asking, context: BotContext): Promise<Asked> {
  const { app, store, rateLimiter, metrics } = context;
  const { question, document, user, guild, entryPoint } = asking;
  const started = performance.now();
  const passed = await rateLimiter.pass(asking, () =>
    app.ask(question, document === undefined ? {} : { document }),
  );
  if ('refusal' in passed) return passed;
  const answer = passed.result;
  const latencyMs = performance.now() - started;
  metrics.noteLatency(latencyMs);
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
