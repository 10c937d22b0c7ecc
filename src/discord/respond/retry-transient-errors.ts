import { setTimeout as wait } from 'node:timers/promises';

import { HTTPError } from 'discord.js';

import type { BotContext } from '../bot-context.js';
import { isNetworkError } from './is-network-error.js';

const serverError = 500;

/** Whether an error is transient: a server error of Discord or a network error. */
export function isTransientError(error: unknown): boolean {
  return (error instanceof HTTPError && error.status >= serverError) || isNetworkError(error);
}

/**
 * Calls `send` again after each transient error, waiting as `pace.retryAfterMs` says.
 *
 * @throws any other error of `send` at once, and a transient one after the last retry
 */
export async function retryTransientErrors<Result>(
  send: () => Promise<Result>,
  { logger, pace }: Pick<BotContext, 'logger' | 'pace'>,
): Promise<Result> {
  for (const pauseMs of pace.retryAfterMs) {
    try {
      return await send();
    } catch (error) {
      if (!isTransientError(error)) throw error;
      logger.warn({ err: error, pauseMs }, 'Discord failed for now; trying again');
      await wait(pauseMs);
    }
  }
  return send();
}
