import { type AnySelectMenuInteraction, type ButtonInteraction, MessageFlags } from 'discord.js';

import type { BotContext } from '../bot-context.js';
import { deliver } from './deliver.js';
import { isPrivateChannel } from '../access/is-private-channel.js';
import type { Reply } from '../reply/reply.js';
import { respond } from './respond.js';

/** A button was pressed, or something chosen from a menu. */
export type ComponentInteraction = ButtonInteraction | AnySelectMenuInteraction;

/**
 * Responds to a button or menu by turning its own message to something else. Where others see that
 * message, and it is not the person's, it stays as it is and they get one of their own: whatever a
 * forged button says, nobody changes what another was answered.
 *
 * @throws what `produce` and Discord throw
 */
export async function respondUpdate(
  interaction: ComponentInteraction,
  context: Pick<BotContext, 'logger' | 'pace'>,
  produce: () => Promise<Reply>,
): Promise<void> {
  if (!isOwnMessage(interaction)) return respond(interaction, context, { private: true }, produce);
  await deliver(
    interaction,
    context,
    {
      defer: () => interaction.deferUpdate(),
      respond: (payload) => interaction.update(payload),
      fillIn: (payload) => interaction.editReply(payload),
    },
    produce,
  );
}

/** Whether the message is the person's alone, or answers them. */
export function isOwnMessage(interaction: ComponentInteraction): boolean {
  const { message, user } = interaction;
  return (
    message.flags.has(MessageFlags.Ephemeral) ||
    isPrivateChannel(interaction) ||
    message.interactionMetadata?.user.id === user.id
  );
}
