import { setTimeout as wait } from 'node:timers/promises';

import { DiscordAPIError, HTTPError, type Message, RESTJSONErrorCodes } from 'discord.js';

import type { BotContext } from './bot-context.js';
import type { Reply } from './reply.js';
import { type ReplyPayload, sendReply } from './send-reply.js';

/** Beleg may write here but not read what was written before, which a reply needs. */
const noHistory: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory,
]);

/** Beleg may not write here, or the place is gone, or the person takes no direct messages. */
const unreachable: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.MissingPermissions,
  RESTJSONErrorCodes.MissingAccess,
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.CannotSendMessagesToThisUser,
]);

/**
 * Answers a message in its place, as a reply that pings nobody; as a plain message where Beleg may
 * not reply. While Discord is out of order it is tried again, as long as an answer is still of use.
 * Where Beleg may not write at all, nothing can be said: that is logged.
 *
 * @throws what Discord throws otherwise
 */
export async function sendMessageReply(
  message: Message,
  reply: Reply,
  { logger, pace }: Pick<BotContext, 'logger' | 'pace'>,
): Promise<void> {
  const { channel } = message;
  if (!channel.isSendable()) return;
  for (const pauseMs of [...pace.retryAfterMs, undefined]) {
    try {
      await sendReply<unknown>(reply, (payload) => replyOrSend(message, payload), logger);
      return;
    } catch (error) {
      if (hasCode(error, unreachable)) {
        logger.warn({ err: error, channelId: channel.id }, 'Beleg may not write in this channel');
        return;
      }
      if (!isOutOfOrder(error) || pauseMs === undefined) throw error;
      logger.warn({ err: error, messageId: message.id }, 'Discord is out of order; trying again');
      await wait(pauseMs);
    }
  }
}

function isOutOfOrder(error: unknown): boolean {
  const serverError = 500;
  return error instanceof HTTPError && error.status >= serverError;
}

/** However often it is sent, Discord posts it once: it knows it by the message that it answers. */
async function replyOrSend(message: Message, payload: ReplyPayload): Promise<void> {
  const once = { ...payload, nonce: message.id, enforceNonce: true } as const;
  try {
    await message.reply({ ...once, failIfNotExists: false });
  } catch (error) {
    if (!hasCode(error, noHistory) || !message.channel.isSendable()) throw error;
    await message.channel.send(once);
  }
}

function hasCode(error: unknown, codes: ReadonlySet<number | string>): boolean {
  return error instanceof DiscordAPIError && codes.has(error.code);
}
