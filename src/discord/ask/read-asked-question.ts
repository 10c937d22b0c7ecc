import type { Message } from 'discord.js';

import { readTexts } from '../reply/read-texts.js';

const smallLine = '-# ';

/**
 * Reads the question from the card of an answer: the first small line, without escapes. It may have
 * been cut. `undefined` when the message shows none.
 */
export function readAskedQuestion(message: Pick<Message, 'components'>): string | undefined {
  const [head] = message.components.flatMap((component) => readTexts(component.toJSON()));
  if (head?.startsWith(smallLine) !== true) return undefined;
  return head.slice(smallLine.length).replace(/\\(.)/gsu, '$1');
}
