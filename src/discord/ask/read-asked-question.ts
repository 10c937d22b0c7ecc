import type { Message } from 'discord.js';

import { readTexts } from '../reply/read-texts.js';

const smallLine = '-# ';

/**
 * The question above an answer, as the answer's card shows it: what was typed, on one line, cut where
 * it is long. `undefined` where the message has none.
 */
export function readAskedQuestion(message: Pick<Message, 'components'>): string | undefined {
  const [head] = message.components.flatMap((component) => readTexts(component.toJSON()));
  if (head?.startsWith(smallLine) !== true) return undefined;
  return head.slice(smallLine.length).replace(/\\(.)/gsu, '$1');
}
