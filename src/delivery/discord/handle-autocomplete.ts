import type { ApplicationCommandOptionChoiceData, AutocompleteInteraction } from 'discord.js';

import type { BotContext } from './bot-context.js';
import { suggestDocuments } from './suggest-documents.js';
import { suggestQuestions } from './suggest-questions.js';

/**
 * The choices for `/ask question` and `/ask document`. Discord drops what comes after 3 seconds, and
 * autocompletion cannot be deferred, so nothing slow happens here.
 */
export async function handleAutocomplete(
  interaction: AutocompleteInteraction,
  { app }: BotContext,
): Promise<void> {
  const { name, value } = interaction.options.getFocused(true);
  const sources = await app.sources();
  const choices: readonly ApplicationCommandOptionChoiceData<string>[] =
    name === 'document' ? suggestDocuments(value, sources) : suggestQuestions(value, sources);
  await interaction.respond(choices);
}
