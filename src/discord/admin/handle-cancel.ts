import type { BotContext } from '../bot-context.js';
import { refuseNonAdministrator } from '../access/refuse-non-administrator.js';
import { respondNotice } from '../respond/respond-notice.js';
import type { ComponentInteraction } from '../respond/respond-update.js';

/** Handles the button that cancels an index run; any administrator may press it. */
export async function handleCancel(
  interaction: ComponentInteraction,
  context: BotContext,
): Promise<void> {
  if (await refuseNonAdministrator(interaction, context)) return;
  const isRunning = context.indexRuns.active > 0;
  if (isRunning) context.app.cancelReindex();
  await respondNotice(interaction, context, ({ reindexCancelling, reindexNotRunning }) =>
    isRunning ? reindexCancelling : reindexNotRunning,
  );
}
