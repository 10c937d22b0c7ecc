import { MessageFlags, type RepliableInteraction } from 'discord.js';

import type { BotContext } from '../bot-context.js';
import { deliver } from './deliver.js';
import type { Reply } from '../reply/reply.js';

export interface RespondOptions {
  /** Only the person who acted can see the response. */
  readonly private: boolean;
}

/**
 * Responds to an interaction once, with a new message.
 *
 * @throws what `produce` and Discord throw; no deferral is pending then
 */
export async function respond(
  interaction: RepliableInteraction,
  context: Pick<BotContext, 'logger' | 'pace' | 'clock'>,
  options: RespondOptions,
  produce: () => Promise<Reply>,
): Promise<void> {
  const privacy = options.private ? ([MessageFlags.Ephemeral] as const) : [];
  await deliver(
    context,
    {
      fallback: 'text',
      defer: () => interaction.deferReply(options.private ? { flags: MessageFlags.Ephemeral } : {}),
      markAcknowledged: () => {
        interaction.deferred = true;
        interaction.ephemeral = options.private;
      },
      respond: ({ flags, ...payload }) =>
        interaction.reply({ ...payload, flags: [...flags, ...privacy] }),
      fillIn: (payload) => interaction.editReply(payload),
    },
    produce,
  );
}
