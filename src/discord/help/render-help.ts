import { ComponentType } from 'discord.js';

import type { Language } from '../../core/analysis/language.js';
import type { Retention } from '../../messages/messages.js';
import { selectMessages } from '../../messages/select-messages.js';
import { textDisplay } from '../reply/card-parts.js';
import { escapeLiteral } from '../reply/escape-literal.js';
import type { Reply } from '../reply/reply.js';

/**
 * Renders what Beleg can do, one line each, and what it stores.
 *
 * @param retention what is kept of questions; `undefined` when nothing can be stored
 */
export function renderHelp(language: Language, retention: Retention | undefined): Reply {
  const messages = selectMessages(language);
  const title = `**${escapeLiteral(messages.helpTitle)}**`;
  const lines = messages.helpLines.map((line) => `- ${escapeLiteral(line)}`).join('\n');
  const stored = `-# ${escapeLiteral(`${messages.storedData(retention)} ${messages.morePrivacy}`)}`;
  return {
    card: [{ type: ComponentType.Container, components: [title, lines, stored].map(textDisplay) }],
    text: [title, lines, stored].join('\n'),
  };
}
