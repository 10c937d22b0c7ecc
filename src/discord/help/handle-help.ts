import type { ChatInputCommandInteraction } from 'discord.js';

import type { BotContext } from '../bot-context.js';
import { describeRetention } from '../privacy/describe-retention.js';
import { isPrivateChannel } from '../access/is-private-channel.js';
import { renderHelp } from './render-help.js';
import { respond } from '../respond/respond.js';
import { selectLanguage } from '../access/select-language.js';

/** Handles `/help`; the response is private in a server. */
export async function handleHelp(
  interaction: ChatInputCommandInteraction,
  context: BotContext,
): Promise<void> {
  const language = selectLanguage(interaction.locale);
  await respond(interaction, context, { private: !isPrivateChannel(interaction) }, () =>
    Promise.resolve(renderHelp(language, describeRetention(context))),
  );
}
