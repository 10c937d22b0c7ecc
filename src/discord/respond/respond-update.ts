import { type AnySelectMenuInteraction, type ButtonInteraction, MessageFlags } from 'discord.js';

import type { BotContext } from '../bot-context.js';
import { deliver } from './deliver.js';
import { isPrivateChannel } from '../access/is-private-channel.js';
import type { Reply } from '../reply/reply.js';
import { respond } from './respond.js';

/** A button was pressed or an option of a menu chosen. */
export type ComponentInteraction = ButtonInteraction | AnySelectMenuInteraction;

/**
 * Responds to a component by replacing the content of its message. When others can see the message and
 * it does not answer this person, it is left alone and the reply goes into a private message instead,
 * so that nobody can change another person's answer by a forged `custom_id`.
 *
 * @throws what `produce` and Discord throw
 */
export async function respondUpdate(
  interaction: ComponentInteraction,
  context: Pick<BotContext, 'logger' | 'pace' | 'clock'>,
  produce: () => Promise<Reply>,
): Promise<void> {
  if (!isOwnMessage(interaction)) return respond(interaction, context, { private: true }, produce);
  await deliver(
    context,
    {
      fallback: 'card',
      defer: () => interaction.deferUpdate(),
      markAcknowledged: () => void (interaction.deferred = true),
      respond: (payload) => interaction.update(payload),
      fillIn: (payload) => interaction.editReply(payload),
    },
    produce,
  );
}

/** Whether only the person can see the message, or it answers them. */
function isOwnMessage(interaction: ComponentInteraction): boolean {
  const { message, user } = interaction;
  return (
    message.flags.has(MessageFlags.Ephemeral) ||
    isPrivateChannel(interaction) ||
    message.interactionMetadata?.user.id === user.id
  );
}
