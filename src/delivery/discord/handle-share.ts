import { type APIMessageTopLevelComponent, PermissionFlagsBits } from 'discord.js';

import type { BotContext } from './bot-context.js';
import { readAnswerId } from './read-answer-id.js';
import type { PassageReference } from './passage-reference.js';
import { renderShared } from './render-shared.js';
import { respond } from './respond.js';
import { respondNotice } from './respond-notice.js';
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
    await respondNotice(interaction, context, ({ problem }) => problem['passage-changed']);
    return;
  }
  const card = interaction.message.components.map((component): APIMessageTopLevelComponent =>
    component.toJSON(),
  );
  const asker = interaction.user.id;
  const answerId = readAnswerId(interaction.message);
  await respond(interaction, context, { private: false }, () =>
    Promise.resolve(renderShared(card, { reference, asker, answerId, language })),
  );
  try {
    const { id, channelId } = await interaction.fetchReply();
    context.store.recordShared({
      message: id,
      channel: channelId,
      guild: interaction.guildId,
      user: asker,
      passage: reference.passage,
      answer: answerId,
    });
  } catch (error) {
    // It is shared all the same, and Discord knows by whom.
    context.logger.warn({ err: error }, 'a shared answer could not be remembered');
  }
}

/** A shared answer is deleted: by who shared it, or who may delete messages here. */
export async function handleRemove(
  interaction: ComponentInteraction,
  asker: string,
  context: BotContext,
): Promise<void> {
  if (!mayRemove(interaction, asker, context)) {
    await respondNotice(interaction, context, ({ problem }) => problem['not-yours']);
    return;
  }
  await interaction.deferUpdate();
  await interaction.deleteReply();
  context.store.deleteShared(interaction.message.id);
}

/**
 * What is remembered of the message counts most, then what Discord itself says of who caused it, and
 * only then what its button says.
 */
function mayRemove(
  interaction: ComponentInteraction,
  asker: string,
  { store }: BotContext,
): boolean {
  const { message, user, memberPermissions, client, guildId } = interaction;
  if (message.author.id !== client.user.id) return false;
  if (memberPermissions?.has(PermissionFlagsBits.ManageMessages) === true) return true;
  const known = store.findShared(message.id, { user: user.id, guild: guildId });
  if (known.ok && known.value !== undefined) return known.value.mine;
  const sharer = message.interactionMetadata?.user.id ?? asker;
  return user.id === sharer;
}
