import { HTTPError } from 'discord.js';

import { wait } from '../../core/platform/clock.js';
import type { BotContext } from '../bot-context.js';
import { isNetworkError } from './is-network-error.js';

const serverError = 500;

/** Whether an error is transient: a server error of Discord or a network error. */
export function isTransientError(error: unknown): boolean {
  return (error instanceof HTTPError && error.status >= serverError) || isNetworkError(error);
}

/**
 * Calls `send` again after each transient error.
 *
 * @param delaysMs the wait before each retry; their number is the number of retries
 * @throws any other error of `send` at once, and a transient one after the last retry
 */
export async function retryTransientErrors<Result>(
  send: () => Promise<Result>,
  delaysMs: readonly number[],
  { logger, clock }: Pick<BotContext, 'logger' | 'clock'>,
): Promise<Result> {
  for (const delayMs of delaysMs) {
    try {
      return await send();
    } catch (error) {
      if (!isTransientError(error)) throw error;
      logger.warn({ err: error, delayMs }, 'Discord failed for now; trying again');
      await wait(delayMs, clock);
    }
  }
  return send();
}
