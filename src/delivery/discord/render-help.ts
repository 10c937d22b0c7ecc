import { ComponentType } from 'discord.js';

import type { Language } from '../../analysis/language.js';
import { selectMessages } from '../messages/select-messages.js';
import { textDisplay } from './card-parts.js';
import { escapeLiteral } from './escape-literal.js';
import type { Reply } from './reply.js';

/** What Beleg can do in a line each, and what is stored. */
export function renderHelp(language: Language): Reply {
  const messages = selectMessages(language);
  const title = `**${escapeLiteral(messages.helpTitle)}**`;
  const lines = messages.helpLines.map((line) => `- ${escapeLiteral(line)}`).join('\n');
  const stored = `-# ${escapeLiteral(messages.storedData)}`;
  return {
    card: [{ type: ComponentType.Container, components: [title, lines, stored].map(textDisplay) }],
    text: [title, lines, stored].join('\n'),
  };
}
