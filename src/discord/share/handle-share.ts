import {
  type APIMessageTopLevelComponent,
  type Message,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js';

import { selectMessages } from '../../messages/select-messages.js';
import type { BotContext } from '../bot-context.js';
import { deliver } from '../respond/deliver.js';
import { readAnswerId } from '../reply/read-answer-id.js';
import type { PassageReference } from '../browse/passage-reference.js';
import { renderNotice } from '../reply/render-notice.js';
import { renderShared } from './render-shared.js';
import type { Reply } from '../reply/reply.js';
import { respondNotice } from '../respond/respond-notice.js';
import type { ComponentInteraction } from '../respond/respond-update.js';
import { selectLanguage } from '../access/select-language.js';

/**
 * Posts a private answer in the channel, unchanged and with credit to whoever pressed the button, who
 * must be the asker, since nobody else can see a private message. When the index no longer has the
 * passage, only the asker is told so.
 */
export async function handleShare(
  interaction: ComponentInteraction,
  reference: PassageReference,
  context: BotContext,
): Promise<void> {
  const { message, user, guildId } = interaction;
  if (!message.flags.has(MessageFlags.Ephemeral)) {
    await respondNotice(interaction, context, ({ problem }) => problem['not-yours']);
    return;
  }
  const language = selectLanguage(interaction.locale);
  const answerId = readAnswerId(message);
  const outcome: { isThere: boolean; posted?: Message | undefined } = { isThere: false };
  const produce = async (): Promise<Reply> => {
    outcome.isThere = (await context.app.passage(reference.passage)) !== undefined;
    if (!outcome.isThere) return renderNotice(selectMessages(language).problem['passage-changed']);
    const card = message.components.map((component): APIMessageTopLevelComponent =>
      component.toJSON(),
    );
    return renderShared(card, { reference, asker: user.id, answerId, language });
  };
  const privacy = () => (outcome.isThere ? [] : ([MessageFlags.Ephemeral] as const));
  await deliver(
    context,
    {
      fallback: 'text',
      // A deferred update shows nothing, so it does not decide yet whether the reply is public.
      defer: () => interaction.deferUpdate(),
      markAcknowledged: () => void (interaction.deferred = true),
      respond: async ({ flags, ...payload }) => {
        const sent = { ...payload, flags: [...flags, ...privacy()], withResponse: true } as const;
        const { resource } = await interaction.reply(sent);
        outcome.posted = resource?.message ?? undefined;
      },
      // A follow-up would post the answer a second time.
      confirm: async () => {
        outcome.posted = await interaction.fetchReply();
      },
      fillIn: async ({ flags, ...payload }) => {
        outcome.posted = await interaction.followUp({
          ...payload,
          flags: [...flags, ...privacy()],
        });
      },
    },
    produce,
  );
  const { isThere, posted } = outcome;
  if (posted === undefined || !isThere) return;
  context.store.recordShared({
    message: posted.id,
    channel: posted.channelId,
    guild: guildId,
    user: user.id,
    passage: reference.passage,
    answer: answerId,
  });
}

/** Deletes a shared answer, for the person who shared it and for moderators. */
export async function handleRemove(
  interaction: ComponentInteraction,
  context: BotContext,
): Promise<void> {
  if (!mayRemove(interaction, context)) {
    await respondNotice(interaction, context, ({ problem }) => problem['not-yours']);
    return;
  }
  await interaction.deferUpdate();
  await interaction.deleteReply();
  context.store.deleteShared(interaction.message.id);
}

/** The store decides who shared a message; without an entry, the metadata that Discord sends does. */
function mayRemove(interaction: ComponentInteraction, { store }: BotContext): boolean {
  const { message, user, memberPermissions, client, guildId } = interaction;
  if (message.author.id !== client.user.id) return false;
  if (memberPermissions?.has(PermissionFlagsBits.ManageMessages) === true) return true;
  const known = store.findShared(message.id, { user: user.id, guild: guildId });
  if (known.ok && known.value !== undefined) return known.value.mine;
  return message.interactionMetadata?.user.id === user.id;
}
