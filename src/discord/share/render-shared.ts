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
  /** A user id; the mention shows the name and pings nobody. */
  readonly asker: string;
  /** What the store knows the answer by, so that others can rate it as well. */
  readonly answerId?: string | undefined;
  readonly language: Language;
}

/**
 * An answer's card as everyone sees it: the same content, credit to the asker by name, without the
 * buttons that were the asker's own.
 *
 * @param card the private answer's
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
