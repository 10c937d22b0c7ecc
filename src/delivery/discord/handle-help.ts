import type { ChatInputCommandInteraction } from 'discord.js';

import type { BotContext } from './bot-context.js';
import { describeRetention } from './describe-retention.js';
import { isPrivatePlace } from './is-private-place.js';
import { renderHelp } from './render-help.js';
import { respond } from './respond.js';
import { selectLanguage } from './select-language.js';

/** `/help`, for the asker alone. */
export async function handleHelp(
  interaction: ChatInputCommandInteraction,
  context: BotContext,
): Promise<void> {
  const language = selectLanguage(interaction.locale);
  await respond(interaction, context, { private: !isPrivatePlace(interaction) }, () =>
    Promise.resolve(renderHelp(language, describeRetention(context))),
  );
}
