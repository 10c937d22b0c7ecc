import { DiscordAPIError, type Message, RESTJSONErrorCodes } from 'discord.js';

import type { BotContext } from '../bot-context.js';
import type { Reply } from '../reply/reply.js';
import { retryTransientErrors } from './retry-transient-errors.js';
import { type ReplyPayload, sendReply } from './send-reply.js';

/** Error codes for a closed thread; Discord may also answer with a permission error. */
const closed: ReadonlySet<number | string> = new Set([
  RESTJSONErrorCodes.InvalidActionOnArchivedThread,
  RESTJSONErrorCodes.ThreadLocked,
]);
const forbidden = 403;
const notFound = 404;

/**
 * Answers a message in its channel with a reply that pings nobody. When Beleg may not reply, or the
 * message is gone, it sends an ordinary message. Transient errors are retried. When Beleg may not write
 * in the channel at all, a warning is logged.
 *
 * @throws what Discord throws otherwise
 */
export async function sendMessageReply(
  message: Message,
  reply: Reply,
  context: Pick<BotContext, 'logger' | 'pace' | 'clock'>,
): Promise<void> {
  const { channel } = message;
  const { logger } = context;
  if (!channel.isSendable()) return;
  try {
    await retryTransientErrors(
      () =>
        sendReply<unknown>(reply, (payload) => replyOrSend(message, payload), logger, {
          fallback: 'text',
        }),
      context.pace.retryAfterMs,
      context,
    );
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    logger.warn({ err: error, channelId: channel.id }, 'Beleg may not write in this channel');
  }
}

/** The nonce makes sending idempotent, so that a retry never posts the reply twice. */
async function replyOrSend(message: Message, payload: ReplyPayload): Promise<void> {
  const once = { ...payload, nonce: message.id, enforceNonce: true } as const;
  try {
    await message.reply({ ...once, failIfNotExists: false });
  } catch (error) {
    if (!isRefusedReference(error) || !message.channel.isSendable()) throw error;
    await message.channel.send(once);
  }
}

/** Whether Discord refused the reference alone, usually because Beleg may not read the history. */
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
