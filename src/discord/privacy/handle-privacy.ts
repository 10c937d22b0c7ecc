import type { ChatInputCommandInteraction } from 'discord.js';

import { selectMessages } from '../../messages/select-messages.js';
import type { BotContext } from '../bot-context.js';
import { describeRetention } from './describe-retention.js';
import { renderFile } from '../admin/render-file.js';
import { renderNotice } from '../reply/render-notice.js';
import { renderDeletionConfirmation, renderPrivacy } from './render-privacy.js';
import { respond } from '../respond/respond.js';
import { type ComponentInteraction, respondUpdate } from '../respond/respond-update.js';
import { selectLanguage } from '../access/select-language.js';

const privately = { private: true } as const;

/** Handles `/privacy`: what is stored about the person. Each button acts for whoever presses it. */
export async function handlePrivacy(
  interaction: ChatInputCommandInteraction,
  context: BotContext,
): Promise<void> {
  const language = selectLanguage(interaction.locale);
  await respond(interaction, context, privately, () => {
    const known = context.store.exportUser(interaction.user.id);
    const counts = known.ok
      ? {
          questions: known.value.questions.length,
          votes: known.value.votes.length,
          shared: known.value.shared.length,
        }
      : undefined;
    if (!known.ok && known.problem !== 'closed') {
      return Promise.resolve(renderNotice(selectMessages(language).privacyUnreadable));
    }
    return Promise.resolve(renderPrivacy(counts, describeRetention(context), language));
  });
}

/** Sends everything that is stored about the person as a file. */
export async function handleMyData(
  interaction: ComponentInteraction,
  context: BotContext,
): Promise<void> {
  const messages = selectMessages(selectLanguage(interaction.locale));
  await respond(interaction, context, privately, () => {
    const known = context.store.exportUser(interaction.user.id);
    const reply = known.ok
      ? renderFile(
          messages.privacyAttached,
          `${messages.privacyFileName}.json`,
          `${JSON.stringify(known.value, null, 2)}\n`,
        )
      : renderNotice(messages.problem['nothing-stored']);
    return Promise.resolve(reply);
  });
}

/** Asks for confirmation before anything is deleted. */
export async function handleConfirmDeletion(
  interaction: ComponentInteraction,
  context: BotContext,
): Promise<void> {
  const language = selectLanguage(interaction.locale);
  await respond(interaction, context, privately, () =>
    Promise.resolve(renderDeletionConfirmation(language)),
  );
}

/** Deletes everything that is stored about the person. */
export async function handleDeleteMyData(
  interaction: ComponentInteraction,
  context: BotContext,
): Promise<void> {
  const messages = selectMessages(selectLanguage(interaction.locale));
  await respondUpdate(interaction, context, () => {
    const deleted = context.store.deleteUser(interaction.user.id);
    return Promise.resolve(
      renderNotice(
        deleted.ok ? messages.privacyDeleted(deleted.value) : messages.problem['nothing-stored'],
      ),
    );
  });
}
