import type { ChatInputCommandInteraction, Message } from 'discord.js';

import type { BotContext } from '../bot-context.js';
import type { Reply } from '../reply/reply.js';
import { sendReply } from './send-reply.js';

/** Where something that goes on for long is shown: one message, changed again and again. */
export interface ReportPermissions {
  /** @throws what Discord throws */
  show(reply: Reply): Promise<void>;
}

/**
 * The interaction's own reply, as long as Discord lets it be edited. After that a direct message to
 * whoever asked; where they take none, a message in the channel.
 */
export function createPermissionReporter(
  interaction: ChatInputCommandInteraction,
  { logger, pace }: BotContext,
): ReportPermissions {
  let later: Message | undefined;
  return {
    async show(reply) {
      const age = Date.now() - interaction.createdTimestamp;
      if (age < pace.interactionTokenMs) {
        await sendReply(reply, (payload) => interaction.editReply(payload), logger);
      } else if (later === undefined) {
        later = await sendAnew(interaction, reply, { logger });
      } else {
        const message = later;
        await sendReply(reply, (payload) => message.edit(payload), logger);
      }
    },
  };
}

async function sendAnew(
  { user, channel }: ChatInputCommandInteraction,
  reply: Reply,
  { logger }: Pick<BotContext, 'logger'>,
): Promise<Message> {
  try {
    return await sendReply(reply, (payload) => user.send(payload), logger);
  } catch (error) {
    if (channel?.isSendable() !== true) throw error;
    logger.debug({ err: error }, 'no direct message could be sent');
    return sendReply<Message>(reply, (payload) => channel.send(payload), logger);
  }
}
