import { type APIMessageTopLevelComponent, PermissionFlagsBits } from 'discord.js';

import { selectMessages } from '../messages/select-messages.js';
import type { BotContext } from './bot-context.js';
import type { PassageReference } from './passage-reference.js';
import { renderNotice } from './render-notice.js';
import { renderShared } from './render-shared.js';
import { respond } from './respond.js';
import type { ComponentInteraction } from './respond-update.js';
import { selectLanguage } from './select-language.js';

/**
 * A private answer goes public, as it stands, with credit to the asker. Only they see the button, and
 * only while the index still has the passage.
 */
export async function handleShare(
  interaction: ComponentInteraction,
  reference: PassageReference,
  context: BotContext,
): Promise<void> {
  const language = selectLanguage(interaction.locale);
  const view = await context.app.passage(reference.passage);
  if (view === undefined) {
    const { problem } = selectMessages(language);
    await respond(interaction, context, { private: true }, () =>
      Promise.resolve(renderNotice(problem['passage-changed'])),
    );
    return;
  }
  const card = interaction.message.components.map((component): APIMessageTopLevelComponent =>
    component.toJSON(),
  );
  await respond(interaction, context, { private: false }, () =>
    Promise.resolve(renderShared(card, reference, interaction.user.id, language)),
  );
}

/** A shared answer is deleted: by who shared it, or who may delete messages here. */
export async function handleRemove(
  interaction: ComponentInteraction,
  asker: string,
  context: BotContext,
): Promise<void> {
  if (!mayRemove(interaction, asker)) {
    const { problem } = selectMessages(selectLanguage(interaction.locale));
    await respond(interaction, context, { private: true }, () =>
      Promise.resolve(renderNotice(problem['not-yours'])),
    );
    return;
  }
  await interaction.deferUpdate();
  await interaction.deleteReply();
}

/** What Discord itself says of who caused the message counts more than what its button says. */
function mayRemove(interaction: ComponentInteraction, asker: string): boolean {
  const { message, user, memberPermissions, client } = interaction;
  if (message.author.id !== client.user.id) return false;
  const sharer = message.interactionMetadata?.user.id ?? asker;
  return (
    user.id === sharer || (memberPermissions?.has(PermissionFlagsBits.ManageMessages) ?? false)
  );
}
