import type { BotContext } from './bot-context.js';
import { parseCustomId } from './reply/custom-id.js';
import { handleQuestion } from './ask/handle-ask.js';
import { handleGapsFile, handleGapsPage } from './admin/handle-gaps.js';
import {
  handleHits,
  handleJump,
  handleOpen,
  handleSection,
  handleTurn,
} from './browse/handle-passage.js';
import { handleForget, handleForgetNow, handleMyData } from './privacy/handle-privacy.js';
import { handleRemove, handleShare } from './share/handle-share.js';
import { handleOutline, handleRead, handleSourcesPage } from './browse/handle-sources.js';
import { handleCancel } from './admin/handle-cancel.js';
import { handleDown, handleUp } from './vote/handle-vote.js';
import { respondNotice } from './respond/respond-notice.js';
import type { ComponentInteraction } from './respond/respond-update.js';

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
      return handleRemove(interaction, context);
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
    case 'up':
      return handleUp(interaction, action.answer, context);
    case 'down':
      return handleDown(interaction, action.answer, context);
    case 'gaps':
      return handleGapsPage(interaction, action.page, context);
    case 'gaps-file':
      return handleGapsFile(interaction, context);
    case 'my-data':
      return handleMyData(interaction, context);
    case 'forget':
      return handleForget(interaction, context);
    case 'forget-now':
      return handleForgetNow(interaction, context);
    case 'cancel':
      return handleCancel(interaction, context);
    case undefined:
      return respondNotice(interaction, context, ({ problem }) => problem['button-outdated']);
  }
}
