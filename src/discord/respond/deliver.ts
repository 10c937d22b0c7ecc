import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';

import type { BotContext } from '../bot-context.js';
import type { Reply } from '../reply/reply.js';
import { isTransientError, retryTransientErrors } from './retry-transient-errors.js';
import { type ReplyPayload, sendReply, type SendReplyOptions } from './send-reply.js';
import { startDeferral } from './start-deferral.js';

/** The calls of discord.js that deliver a reply. */
export interface Delivery extends SendReplyOptions {
  /** Acknowledges the interaction; the reply follows. */
  readonly defer: () => Promise<unknown>;
  /** Records on the interaction that it is acknowledged, in case Discord's confirmation was lost. */
  readonly markAcknowledged: () => void;
  /** Sends the reply as the first response. */
  readonly respond: (payload: ReplyPayload) => Promise<unknown>;
  /** Sends the reply after a deferral. */
  readonly fillIn: (payload: ReplyPayload) => Promise<unknown>;
  /**
   * Called when `respond` has reached Discord but its acknowledgement was lost. Default: calls
   * `fillIn`, which must be idempotent then.
   */
  readonly confirm?: () => Promise<unknown>;
}

/**
 * Responds to an interaction once, within the three seconds that Discord waits: directly when the reply
 * is ready in time, otherwise with a deferral that is filled in later.
 *
 * Transient errors are retried: those of the first response for as long as Discord waits, those after a
 * deferral for minutes. When Discord says that the interaction is acknowledged already after a request
 * of ours failed with a transient error, that request did arrive.
 *
 * @throws what `produce` and Discord throw; no deferral is pending then
 */
export async function deliver(
  context: Pick<BotContext, 'logger' | 'pace' | 'clock'>,
  delivery: Delivery,
  produce: () => Promise<Reply>,
): Promise<void> {
  const { logger, pace, clock } = context;
  const { defer, markAcknowledged, respond, fillIn, confirm } = delivery;
  const deferral = startDeferral(
    () => retryTransientErrors(defer, pace.retryFirstAfterMs, context),
    pace.deferAfterMs,
    clock,
  );
  const produced = await produce().then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  await deferral.settle();
  const deferred = await deferral.outcome();
  const isDeferred = deferred === 'done' || isAcknowledged(deferred);
  // Also when there is no reply: whoever tells the person so must know that the interaction is deferred.
  if (isDeferred) markAcknowledged();
  if ('error' in produced) throw produced.error;
  const reply = produced.value;
  const fill = () =>
    retryTransientErrors(
      () => sendReply<unknown>(reply, fillIn, logger, delivery),
      pace.retryAfterMs,
      context,
    );
  if (isDeferred) {
    await fill();
    return;
  }
  if (deferred !== 'none' && !isTransientError(deferred)) throw deferred;
  let attempts = 0;
  const sendFirst = () => {
    attempts += 1;
    return sendReply<unknown>(reply, respond, logger, delivery);
  };
  try {
    await retryTransientErrors(sendFirst, pace.retryFirstAfterMs, context);
  } catch (error) {
    if (!isAcknowledged(error)) throw error;
    if (deferred !== 'none') {
      markAcknowledged();
      await fill();
    } else if (attempts > 1) {
      markAcknowledged();
      await (confirm ?? fill)();
    } else {
      // Another process has acknowledged it.
      throw error;
    }
  }
}

function isAcknowledged(error: unknown): boolean {
  return (
    error instanceof DiscordAPIError &&
    error.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged
  );
}
