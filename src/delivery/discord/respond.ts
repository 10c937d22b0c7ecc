import { MessageFlags, type RepliableInteraction } from 'discord.js';

import type { BotContext } from './bot-context.js';
import type { Reply } from './reply.js';
import { sendReply } from './send-reply.js';
import { startDeferral } from './start-deferral.js';

export interface RespondOptions {
  /** Only the person who asked sees it. */
  readonly private: boolean;
}

/**
 * Responds to an interaction once, with a message of its own, always within the 3 seconds Discord
 * waits: directly when the reply is there in time, else it defers first and then fills in the reply.
 *
 * @throws what `produce` and Discord throw; no deferral is under way then
 */
export async function respond(
  interaction: RepliableInteraction,
  { logger, pace }: Pick<BotContext, 'logger' | 'pace'>,
  options: RespondOptions,
  produce: () => Promise<Reply>,
): Promise<void> {
  const privacy = options.private ? ([MessageFlags.Ephemeral] as const) : [];
  const deferral = startDeferral(
    () => interaction.deferReply(options.private ? { flags: MessageFlags.Ephemeral } : {}),
    pace.deferAfterMs,
  );
  const reply = await produce().finally(() => deferral.settle());
  const deferred = await deferral.succeeded();
  await sendReply<unknown>(
    reply,
    ({ flags, ...payload }) =>
      deferred
        ? interaction.editReply({ ...payload, flags })
        : interaction.reply({ ...payload, flags: [...flags, ...privacy] }),
    logger,
  );
}
