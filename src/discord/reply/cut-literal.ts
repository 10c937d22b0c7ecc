import { cutText } from '../../messages/cut-text.js';
import { escapeLiteral } from './escape-literal.js';

/**
 * As much of a text as fits once it is escaped, with an ellipsis where it was cut.
 *
 * @param room at most so many UTF-16 code units of Markdown; at least 2
 */
export function cutLiteral(text: string, room: number): string {
  let length = Math.min(text.length, room);
  let literal = escapeLiteral(cutText(text, length));
  while (literal.length > room && length > 1) {
    length = Math.max(1, Math.min(length - 1, Math.floor((length * room) / literal.length)));
    literal = escapeLiteral(cutText(text, length));
  }
  return literal;
}

/** The same on one line: every run of white space is one space. */
export function cutLiteralLine(text: string, room: number): string {
  return cutLiteral(text.replace(/\s+/g, ' ').trim(), room);
}
