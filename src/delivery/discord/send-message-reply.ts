import { DiscordAPIError, type Message, RESTJSONErrorCodes } from 'discord.js';
import type { Logger } from 'pino';

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
 * not reply. Where it may not write at all, nothing can be said: that is logged.
 */
export async function sendMessageReply(
  message: Message,
  reply: Reply,
  logger: Logger,
): Promise<void> {
  const { channel } = message;
  if (!channel.isSendable()) return;
  try {
    await sendReply<unknown>(reply, (payload) => replyOrSend(message, payload), logger);
  } catch (error) {
    if (!hasCode(error, unreachable)) throw error;
    logger.warn({ err: error, channelId: channel.id }, 'Beleg may not write in this channel');
  }
}

async function replyOrSend(message: Message, payload: ReplyPayload): Promise<void> {
  try {
    await message.reply({ ...payload, failIfNotExists: false });
  } catch (error) {
    if (!hasCode(error, noHistory) || !message.channel.isSendable()) throw error;
    await message.channel.send(payload);
  }
}

function hasCode(error: unknown, codes: ReadonlySet<number | string>): boolean {
  return error instanceof DiscordAPIError && codes.has(error.code);
}
