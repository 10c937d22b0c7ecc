import {
  type APIComponentInContainer,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';

import type { Language } from '../../core/analysis/language.js';
import { selectMessages } from '../../messages/select-messages.js';
import {
  actionButton,
  buttonRow,
  container,
  textDisplay,
  thumbButtons,
} from '../reply/card-parts.js';
import { escapeLiteral } from '../reply/escape-literal.js';
import { joinWhileFitting } from '../reply/join-while-fitting.js';
import type { PassageReference } from '../browse/passage-reference.js';
import { readTexts } from '../reply/read-texts.js';
import type { Reply } from '../reply/reply.js';

export interface SharedAnswerOptions {
  readonly reference: PassageReference;
  /** A user id. The mention shows the name but pings nobody. */
  readonly asker: string;
  /** The id of the answer in the store, so that others can rate it as well. */
  readonly answerId?: string | undefined;
  readonly language: Language;
}

/**
 * Renders a private answer for everyone: the same content with credit to the asker, and with buttons
 * that anyone may press.
 *
 * @param card the card of the private answer
 */
export function renderShared(
  card: readonly APIMessageTopLevelComponent[],
  { reference, asker, answerId, language }: SharedAnswerOptions,
): Reply {
  const messages = selectMessages(language);
  const content = card.flatMap((component): readonly APIComponentInContainer[] =>
    component.type === ComponentType.Container ? component.components : [],
  );
  const kept = content.filter(({ type }) => type !== ComponentType.ActionRow);
  const credit = `-# ${escapeLiteral(messages.sharedBy)} <@${asker}>`;
  return {
    card: [
      container([
        ...kept,
        textDisplay(credit),
        ...buttonRow([
          actionButton(messages.inContext, { kind: 'context', reference }),
          ...thumbButtons(answerId),
          actionButton(messages.remove, { kind: 'remove' }, ButtonStyle.Danger),
        ]),
      ]),
    ],
    text: joinWhileFitting([credit, ...kept.flatMap(readTexts)]),
  };
}
