import type { ChatInputCommandInteraction } from 'discord.js';

import { selectMessages } from '../../messages/select-messages.js';
import type { BotContext } from '../bot-context.js';
import { findChosenDocument } from '../autocomplete/document-choice.js';
import { isPrivateChannel } from '../access/is-private-channel.js';
import { renderNotice } from '../reply/render-notice.js';
import { renderOutline } from './render-outline.js';
import { renderSources } from './render-sources.js';
import { respond } from '../respond/respond.js';
import { type ComponentInteraction, respondUpdate } from '../respond/respond-update.js';
import { selectLanguage } from '../access/select-language.js';

/** Handles `/sources`; the list is private in a server. */
export async function handleSources(
  interaction: ChatInputCommandInteraction,
  context: BotContext,
): Promise<void> {
  const language = selectLanguage(interaction.locale);
  await respond(interaction, context, { private: !isPrivateChannel(interaction) }, async () =>
    renderSources(await context.app.sources(), 0, language),
  );
}

/** Shows another page of the documents. */
export async function handleSourcesPage(
  interaction: ComponentInteraction,
  page: number,
  context: BotContext,
): Promise<void> {
  const language = selectLanguage(interaction.locale);
  await respondUpdate(interaction, context, async () =>
    renderSources(await context.app.sources(), page, language),
  );
}

/** Shows the outline of a chosen document in a new message. */
export async function handleRead(
  interaction: ComponentInteraction,
  chosen: string,
  context: BotContext,
): Promise<void> {
  const language = selectLanguage(interaction.locale);
  await respond(interaction, context, { private: !isPrivateChannel(interaction) }, async () => {
    const source = findChosenDocument(chosen, await context.app.sources());
    const outline = source === undefined ? [] : await context.app.outline(source.document);
    return source === undefined || outline.length === 0
      ? renderNotice(selectMessages(language).problem['unknown-document'])
      : renderOutline(source.title, outline, 0, language);
  });
}

/** Shows another page of the outline of a document. */
export async function handleOutline(
  interaction: ComponentInteraction,
  passage: string,
  page: number,
  context: BotContext,
): Promise<void> {
  const language = selectLanguage(interaction.locale);
  await respondUpdate(interaction, context, async () => {
    const view = await context.app.passage(passage);
    const outline = view === undefined ? [] : await context.app.outline(view.passage.document);
    return view === undefined || outline.length === 0
      ? renderNotice(selectMessages(language).problem['passage-changed'])
      : renderOutline(view.passage.title, outline, page, language);
  });
}
