import { setImmediate } from 'node:timers/promises';

import type { ApplicationCommandOptionChoiceData, AutocompleteInteraction } from 'discord.js';

import { autocompleteChoices } from '../reply/discord-limits.js';
import type { BotContext } from '../bot-context.js';
import { buildChoices } from './build-choices.js';
import { selectLanguage } from '../access/select-language.js';
import { earlierQuestions, suggestQuestions } from './suggest-questions.js';

/**
 * The choices for `/ask question` and `/ask document`. Discord drops what comes after 3 seconds, and
 * autocompletion cannot be deferred, so nothing slow happens here. A keystroke that the same person has
 * followed by another is not answered, since their client shows the newest choices only.
 */
export async function handleAutocomplete(
  interaction: AutocompleteInteraction,
  { catalogue, newestKeystroke, store }: BotContext,
): Promise<void> {
  const { name, value } = interaction.options.getFocused(true);
  const { user, guildId, locale } = interaction;
  newestKeystroke.set(user.id, interaction.id);
  const known = await catalogue.get();
  // Further keystrokes that have already arrived are handled first.
  await setImmediate();
  if (newestKeystroke.get(user.id) !== interaction.id) return;
  newestKeystroke.delete(user.id);
  const listEarlier = (): readonly string[] => {
    const asked = store.suggestQuestions({
      user: user.id,
      guild: guildId,
      prefix: value,
      language: selectLanguage(locale),
      limit: earlierQuestions,
    });
    return asked.ok ? asked.value : [];
  };
  const choices: readonly ApplicationCommandOptionChoiceData<string>[] =
    name === 'document'
      ? buildChoices(known.documents(value, autocompleteChoices))
      : suggestQuestions(value, known, listEarlier());
  await interaction.respond(choices);
}
