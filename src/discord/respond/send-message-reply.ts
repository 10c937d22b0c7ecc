import { DiscordAPIError, type Message, RESTJSONErrorCodes } from 'discord.js';

import type { BotContext } from '../bot-context.js';
import type { Reply } from '../reply/reply.js';
import { retryWhileOutOfOrder } from './retry-transient-errors.js';
import { type ReplyPayload, sendReply } from './send-reply.js';

/** A thread is closed: Discord says so with these, and with what it says of permissions otherwise. */
const closed: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.InvalidActionOnArchivedThread,
  RESTJSONErrorCodes.ThreadLocked,
]);
const forbidden = 403;
const notFound = 404;

/**
 * Answers a message in its place, as a reply that pings nobody; as a plain message where Beleg may
 * not reply, or what it replies to is gone. While Discord is out of order it is tried again. Where
 * Beleg may not write at all, nothing can be said: that is logged.
 *
 * @throws what Discord throws otherwise
 */
export async function sendMessageReply(
  message: Message,
  reply: Reply,
  context: Pick<BotContext, 'logger' | 'pace'>,
): Promise<void> {
  const { channel } = message;
  const { logger } = context;
  if (!channel.isSendable()) return;
  try {
    await retryWhileOutOfOrder(
      () => sendReply<unknown>(reply, (payload) => replyOrSend(message, payload), logger),
      context,
    );
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    logger.warn({ err: error, channelId: channel.id }, 'Beleg may not write in this channel');
  }
}

/** However often it is sent, Discord posts it once: it knows it by the message that it answers. */
async function replyOrSend(message: Message, payload: ReplyPayload): Promise<void> {
  const once = { ...payload, nonce: message.id, enforceNonce: true } as const;
  try {
    await message.reply({ ...once, failIfNotExists: false });
  } catch (error) {
    if (!isRefusedReference(error) || !message.channel.isSendable()) throw error;
    await message.channel.send(once);
  }
}

/** Beleg may write here, but not refer to that message: mostly it may not read what was written before. */
function isRefusedReference(error: unknown): boolean {
  if (!(error instanceof DiscordAPIError)) return false;
  const { code, rawError } = error;
  if (code === RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory) return true;
  return 'errors' in rawError && 'message_reference' in Object(rawError.errors);
}

function isUnreachable(error: unknown): boolean {
  if (!(error instanceof DiscordAPIError)) return false;
  return error.status === forbidden || error.status === notFound || closed.has(error.code);
}
