import type { ChatInputCommandInteraction } from 'discord.js';

import type { Language } from '../../core/analysis/language.js';
import { gapQuestions } from '../../store/gap.js';
import { renderGapsCsv } from '../../store/render-gaps-csv.js';
import { selectMessages } from '../../messages/select-messages.js';
import type { BotContext } from '../bot-context.js';
import { isPrivateChannel } from '../access/is-private-channel.js';
import { refuseNonAdministrator } from '../access/refuse-non-administrator.js';
import { renderFile } from './render-file.js';
import { gapsAPage, renderGaps } from './render-gaps.js';
import { renderNotice } from '../reply/render-notice.js';
import type { Reply } from '../reply/reply.js';
import { respond } from '../respond/respond.js';
import { type ComponentInteraction, respondUpdate } from '../respond/respond-update.js';
import { selectLanguage } from '../access/select-language.js';

/** Handles `/gaps`: what was asked in this server and not answered well. */
export async function handleGaps(
  interaction: ChatInputCommandInteraction,
  context: BotContext,
): Promise<void> {
  if (await refuseNonAdministrator(interaction, context)) return;
  const language = selectLanguage(interaction.locale);
  await respond(interaction, context, { private: !isPrivateChannel(interaction) }, () =>
    readGaps(interaction.guildId, 0, language, context),
  );
}

/** Shows another page of the gaps. */
export async function handleGapsPage(
  interaction: ComponentInteraction,
  page: number,
  context: BotContext,
): Promise<void> {
  if (await refuseNonAdministrator(interaction, context)) return;
  const language = selectLanguage(interaction.locale);
  await respondUpdate(interaction, context, () =>
    readGaps(interaction.guildId, page, language, context),
  );
}

/** Sends all gaps as a CSV file. */
export async function handleGapsFile(
  interaction: ComponentInteraction,
  context: BotContext,
): Promise<void> {
  if (await refuseNonAdministrator(interaction, context)) return;
  const language = selectLanguage(interaction.locale);
  const messages = selectMessages(language);
  await respond(interaction, context, { private: true }, async () => {
    const found = await context.store.listGaps({ guild: interaction.guildId, limit: gapQuestions });
    if (!found.ok) return renderNotice(messages.problem['nothing-stored']);
    const { gaps } = found.value;
    if (gaps.length === 0) return renderNotice(messages.noGaps);
    const csv = renderGapsCsv(gaps, {
      columns: messages.gapColumns,
      kinds: messages.gapKind,
      reasons: messages.voteReason,
      // In a German locale, Excel expects semicolons, since the comma is the decimal separator.
      delimiter: language === 'de' ? ';' : ',',
    });
    return renderFile(messages.gapsAttached(gaps.length), `${messages.gapsFileName}.csv`, csv);
  });
}

/** Reads a page of the gaps; the last one when there are fewer pages by now. */
async function readGaps(
  guild: string | null,
  page: number,
  language: Language,
  context: BotContext,
): Promise<Reply> {
  const read = (wanted: number) =>
    context.store.listGaps({ guild, limit: gapsAPage, page: wanted });
  let shown = page;
  let found = await read(shown);
  if (found.ok && found.value.gaps.length === 0 && found.value.total > 0) {
    shown = Math.ceil(found.value.total / gapsAPage) - 1;
    found = await read(shown);
  }
  return found.ok
    ? renderGaps(found.value, shown, language)
    : renderNotice(selectMessages(language).problem['nothing-stored']);
}
