import type { RepliableInteraction } from 'discord.js';

import type { BotContext } from '../bot-context.js';
import { mayAdminister } from './may-administer.js';
import { respondNotice } from '../respond/respond-notice.js';

/**
 * Whether it was refused: whoever is no administrator is told so, politely.
 *
 * @throws what Discord throws
 */
export async function refuseNonAdministrator(
  interaction: RepliableInteraction,
  context: BotContext,
): Promise<boolean> {
  if (mayAdminister(interaction, context.adminUserIds)) return false;
  await respondNotice(interaction, context, ({ problem }) => problem['administrators-only']);
  return true;
}
