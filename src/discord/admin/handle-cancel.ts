import { selectMessages } from '../../messages/select-messages.js';
import type { BotContext } from '../bot-context.js';
import { mayAdminister } from '../access/may-administer.js';
import { renderNotice } from '../reply/render-notice.js';
import { respond } from '../respond/respond.js';
import type { ComponentInteraction } from '../respond/respond-update.js';
import { selectLanguage } from '../access/select-language.js';

/** Handles the button that cancels an index run; any administrator may press it. */
export async function handleCancel(
  interaction: ComponentInteraction,
  context: BotContext,
): Promise<void> {
  const messages = selectMessages(selectLanguage(interaction.locale));
  const may = mayAdminister(interaction, context.adminUserIds);
  if (may) context.app.cancelReindex();
  const notice = may ? messages.reindexCancelling : messages.problem['administrators-only'];
  await respond(interaction, context, { private: true }, () =>
    Promise.resolve(renderNotice(notice)),
  );
}
