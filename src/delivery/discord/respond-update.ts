import type { AnySelectMenuInteraction, ButtonInteraction } from 'discord.js';

import type { BotContext } from './bot-context.js';
import type { Reply } from './reply.js';
import { sendReply } from './send-reply.js';
import { startDeferral } from './start-deferral.js';

/** A button was pressed, or something chosen from a menu. */
export type ComponentInteraction = ButtonInteraction | AnySelectMenuInteraction;

/**
 * Responds to a button or menu by turning its own message to something else, always within the 3
 * seconds Discord waits.
 *
 * @throws what `produce` and Discord throw
 */
export async function respondUpdate(
  interaction: ComponentInteraction,
  { logger, pace }: Pick<BotContext, 'logger' | 'pace'>,
  produce: () => Promise<Reply>,
): Promise<void> {
  const deferral = startDeferral(() => interaction.deferUpdate(), pace.deferAfterMs);
  const reply = await produce().finally(() => deferral.settle());
  const deferred = await deferral.succeeded();
  await sendReply<unknown>(
    reply,
    (payload) => (deferred ? interaction.editReply(payload) : interaction.update(payload)),
    logger,
  );
}
