import type { RepliableInteraction } from 'discord.js';

import type { Messages } from '../../messages/messages.js';
import { selectMessages } from '../../messages/select-messages.js';
import type { BotContext } from '../bot-context.js';
import { renderNotice } from '../reply/render-notice.js';
import { respond } from './respond.js';
import { selectLanguage } from '../access/select-language.js';

/**
 * Responds with a sentence that only the person who acted can see.
 *
 * @throws what Discord throws
 */
export async function respondNotice(
  interaction: RepliableInteraction,
  context: BotContext,
  choose: (messages: Messages) => string,
): Promise<void> {
  const messages = selectMessages(selectLanguage(interaction.locale));
  await respond(interaction, context, { private: true }, () =>
    Promise.resolve(renderNotice(choose(messages))),
  );
}
