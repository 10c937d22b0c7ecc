import { messageContentLength } from './discord-limits.js';
import { textDisplay } from './card-parts.js';
import { cutLiteral } from './cut-literal.js';
import type { Reply } from './reply.js';

/** Renders a sentence of Beleg's own as a message; Markdown in it is escaped. */
export function renderNotice(notice: string): Reply {
  const literal = cutLiteral(notice, messageContentLength);
  return { card: [textDisplay(literal)], text: literal };
}
