import type { ChatInputCommandInteraction } from 'discord.js';

import { selectMessages } from '../../messages/select-messages.js';
import type { BotContext } from '../bot-context.js';
import { describeRetention } from './describe-retention.js';
import { renderFile } from '../admin/render-file.js';
import { renderNotice } from '../reply/render-notice.js';
import { renderForget, renderPrivacy } from './render-privacy.js';
import { respond } from '../respond/respond.js';
import { type ComponentInteraction, respondUpdate } from '../respond/respond-update.js';
import { selectLanguage } from '../access/select-language.js';

const alone = { private: true } as const;

/** `/privacy`: what is stored about whoever asks. Each of its buttons acts for whoever presses it. */
export async function handlePrivacy(
  interaction: ChatInputCommandInteraction,
  context: BotContext,
): Promise<void> {
  const language = selectLanguage(interaction.locale);
  await respond(interaction, context, alone, () => {
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

/** All of it as a file. */
export async function handleMyData(
  interaction: ComponentInteraction,
  context: BotContext,
): Promise<void> {
  const messages = selectMessages(selectLanguage(interaction.locale));
  await respond(interaction, context, alone, () => {
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

/** Asks once more before anything is deleted. */
export async function handleForget(
  interaction: ComponentInteraction,
  context: BotContext,
): Promise<void> {
  const language = selectLanguage(interaction.locale);
  await respond(interaction, context, alone, () => Promise.resolve(renderForget(language)));
}

export async function handleForgetNow(
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
