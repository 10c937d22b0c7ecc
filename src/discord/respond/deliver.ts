import { DiscordAPIError, type RepliableInteraction, RESTJSONErrorCodes } from 'discord.js';

import type { BotContext } from '../bot-context.js';
import type { Reply } from '../reply/reply.js';
import { isTransientError, retryTransientErrors } from './retry-transient-errors.js';
import { type ReplyPayload, sendReply } from './send-reply.js';
import { startDeferral } from './start-deferral.js';

/** The calls of discord.js that deliver a reply. */
export interface Delivery {
  /** Acknowledges the interaction; the reply follows. */
  readonly defer: () => Promise<unknown>;
  /** Sends the reply as the first response. */
  readonly respond: (payload: ReplyPayload) => Promise<unknown>;
  /** Sends the reply after a deferral. */
  readonly fillIn: (payload: ReplyPayload) => Promise<unknown>;
}

/**
 * Responds to an interaction once, within the 3 seconds Discord waits: directly when the reply is
 * there in time, else it defers first and then fills in the reply. Once the deferral has reached
 * Discord there are minutes left, so an outage after it is waited out; a deferral whose acknowledgement
 * was lost on the way has reached it as well.
 *
 * @throws what `produce` and Discord throw; no deferral is under way then
 */
export async function deliver(
  interaction: RepliableInteraction,
  context: Pick<BotContext, 'logger' | 'pace'>,
  { defer, respond, fillIn }: Delivery,
  produce: () => Promise<Reply>,
): Promise<void> {
  const { logger, pace } = context;
  const deferral = startDeferral(defer, pace.deferAfterMs);
  const reply = await produce().finally(() => deferral.settle());
  const fill = () => retryTransientErrors(() => sendReply<unknown>(reply, fillIn, logger), context);
  const deferred = await deferral.outcome();
  if (deferred === 'done' || isAcknowledged(deferred)) {
    interaction.deferred = true;
    await fill();
    return;
  }
  if (deferred !== 'none' && !isTransientError(deferred)) throw deferred;
  try {
    await sendReply<unknown>(reply, respond, logger);
  } catch (error) {
    // Without a deferral of ours, someone else has acknowledged it.
    if (deferred === 'none' || !isAcknowledged(error)) throw error;
    interaction.deferred = true;
    await fill();
  }
}

function isAcknowledged(error: unknown): boolean {
  return (
    error instanceof DiscordAPIError &&
    error.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged
  );
}
