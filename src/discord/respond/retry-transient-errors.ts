import { setTimeout as wait } from 'node:timers/promises';

import { HTTPError } from 'discord.js';

import type { BotContext } from '../bot-context.js';
import { isNetworkError } from './is-network-error.js';

const serverError = 500;

/** Whether Discord, or the way to it, is out of order: what was asked for may work later. */
export function isOutOfOrder(error: unknown): boolean {
  return (error instanceof HTTPError && error.status >= serverError) || isNetworkError(error);
}

/**
 * Sends something again while Discord is out of order, after the pauses of the context, as long as an
 * answer is still of use.
 *
 * @throws what `send` throws otherwise, and at the end
 */
export async function retryWhileOutOfOrder<Result>(
  send: () => Promise<Result>,
  { logger, pace }: Pick<BotContext, 'logger' | 'pace'>,
): Promise<Result> {
  for (const pauseMs of pace.retryAfterMs) {
    try {
      return await send();
    } catch (error) {
      if (!isOutOfOrder(error)) throw error;
      logger.warn({ err: error, pauseMs }, 'Discord is out of order; trying again');
      await wait(pauseMs);
    }
  }
  return send();
}
