import { messageContentLength } from './discord-limits.js';
import { textDisplay } from './card-parts.js';
import { cutLiteral } from './cut-literal.js';
import type { Reply } from './reply.js';

/** A sentence or two of Beleg's own as a message, shown literally. */
export function renderNotice(notice: string): Reply {
  const literal = cutLiteral(notice, messageContentLength);
  return { card: [textDisplay(literal)], text: literal };
}
