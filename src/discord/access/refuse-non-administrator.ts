import type { RepliableInteraction } from 'discord.js';

import type { BotContext } from '../bot-context.js';
import { mayAdminister } from './may-administer.js';
import { respondNotice } from '../respond/respond-notice.js';

/**
 * Tells a person who is not an administrator that they may not do this.
 *
 * @returns whether the interaction was refused
 *
 * @throws what Discord throws
 */
export async function refuseNonAdministrator(
  interaction: RepliableInteraction,
  context: BotContext,
): Promise<boolean> {
  if (mayAdminister(interaction, context.access)) return false;
  await respondNotice(interaction, context, ({ problem }) => problem['administrators-only']);
  return true;
}
