import type { ApplicationCommandOptionChoiceData, AutocompleteInteraction } from 'discord.js';

import type { BotContext } from './bot-context.js';
import { selectLanguage } from './select-language.js';
import { suggestDocuments } from './suggest-documents.js';
import { earlierQuestions, suggestQuestions } from './suggest-questions.js';

/**
 * The choices for `/ask question` and `/ask document`. Discord drops what comes after 3 seconds, and
 * autocompletion cannot be deferred, so nothing slow happens here.
 */
export async function handleAutocomplete(
  interaction: AutocompleteInteraction,
  { app, store }: BotContext,
): Promise<void> {
  const { name, value } = interaction.options.getFocused(true);
  const sources = await app.sources();
  const { user, guildId, locale } = interaction;
  const listEarlier = (): readonly string[] => {
    const known = store.suggestQuestions({
      user: user.id,
      guild: guildId,
      prefix: value,
      language: selectLanguage(locale),
      limit: earlierQuestions,
    });
    return known.ok ? known.value : [];
  };
  const choices: readonly ApplicationCommandOptionChoiceData<string>[] =
    name === 'document'
      ? suggestDocuments(value, sources)
      : suggestQuestions(value, sources, listEarlier());
  await interaction.respond(choices);
}
