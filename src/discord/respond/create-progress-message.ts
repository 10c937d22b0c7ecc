import type { ChatInputCommandInteraction, Message } from 'discord.js';

import type { BotContext } from '../bot-context.js';
import type { Reply } from '../reply/reply.js';
import { sendReply } from './send-reply.js';

const create = { fallback: 'text' } as const;
const edit = { fallback: 'card' } as const;

/** A message that shows the progress of a long operation and is edited again and again. */
export interface ProgressMessage {
  /** @throws what Discord throws */
  show(reply: Reply): Promise<void>;
}

/**
 * Shows progress in the reply to an interaction. Once the interaction can no longer be edited, it sends
 * a direct message to the person, or, when they accept none, a message in the channel.
 */
export function createProgressMessage(
  interaction: ChatInputCommandInteraction,
  { logger, pace, clock }: BotContext,
): ProgressMessage {
  let later: Message | undefined;
  return {
    async show(reply) {
      const age = clock.date() - interaction.createdTimestamp;
      if (age < pace.interactionTokenMs) {
        await sendReply(reply, (payload) => interaction.editReply(payload), logger, edit);
      } else if (later === undefined) {
        later = await sendNewMessage(interaction, reply, { logger });
      } else {
        const message = later;
        await sendReply(reply, (payload) => message.edit(payload), logger, edit);
      }
    },
  };
}

async function sendNewMessage(
  { user, channel }: ChatInputCommandInteraction,
  reply: Reply,
  { logger }: Pick<BotContext, 'logger'>,
): Promise<Message> {
  try {
    return await sendReply(reply, (payload) => user.send(payload), logger, create);
  } catch (error) {
    if (channel?.isSendable() !== true) throw error;
    logger.debug({ err: error }, 'no direct message could be sent');
    return sendReply<Message>(reply, (payload) => channel.send(payload), logger, create);
  }
}
