import { selectMessages } from '../messages/select-messages.js';
import type { BotContext } from './bot-context.js';
import { parseCustomId } from './custom-id.js';
import { handleQuestion } from './handle-ask.js';
import { handleHits, handleJump, handleOpen, handleSection, handleTurn } from './handle-passage.js';
import { handleRemove, handleShare } from './handle-share.js';
import { handleOutline, handleRead, handleSourcesPage } from './handle-sources.js';
import { handleCancel } from './handle-cancel.js';
import { renderNotice } from './render-notice.js';
import { respond } from './respond.js';
import type { ComponentInteraction } from './respond-update.js';
import { selectLanguage } from './select-language.js';

/**
 * A button or menu of one of Beleg's messages, also of one sent before a restart: what it does is in
 * its `custom_id`, which is checked like anything that comes from outside.
 */
export async function handleComponent(
  interaction: ComponentInteraction,
  context: BotContext,
): Promise<void> {
  const action = parseCustomId(interaction.customId);
  const chosen = interaction.isStringSelectMenu() ? (interaction.values[0] ?? '') : '';
  switch (action?.kind) {
    case 'open':
    case 'context':
      return handleOpen(interaction, action.reference, context);
    case 'turn':
      return handleTurn(interaction, action.passage, context);
    case 'section':
      return handleSection(interaction, action.passage, action.page, context);
    case 'more':
      return handleHits(interaction, action.references, context);
    case 'share':
      return handleShare(interaction, action.reference, context);
    case 'remove':
      return handleRemove(interaction, action.asker, context);
    case 'question':
      return handleQuestion(interaction, action.question, context);
    case 'sources':
      return handleSourcesPage(interaction, action.page, context);
    case 'read':
      return handleRead(interaction, chosen, context);
    case 'outline':
      return handleOutline(interaction, action.passage, action.page, context);
    case 'jump':
      return handleJump(interaction, chosen, context);
    case 'cancel':
      return handleCancel(interaction, context);
    case undefined:
      return refuse(interaction, context);
  }
}

async function refuse(interaction: ComponentInteraction, context: BotContext): Promise<void> {
  const { problem } = selectMessages(selectLanguage(interaction.locale));
  await respond(interaction, context, { private: true }, () =>
    Promise.resolve(renderNotice(problem['button-outdated'])),
  );
}
