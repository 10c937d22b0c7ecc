import type { ChatInputCommandInteraction } from 'discord.js';

import type { BotContext } from './bot-context.js';
import { isPrivatePlace } from './is-private-place.js';
import { renderSources } from './render-sources.js';
import { respond } from './respond.js';
import { selectLanguage } from './select-language.js';

/** `/sources`, for the asker alone. */
export async function handleSources(
  interaction: ChatInputCommandInteraction,
  context: BotContext,
): Promise<void> {
  const language = selectLanguage(interaction.locale);
  await respond(interaction, context, { private: !isPrivatePlace(interaction) }, async () =>
    renderSources(await context.app.sources(), language),
  );
}
