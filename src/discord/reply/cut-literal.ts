import { cutText } from '../../messages/cut-text.js';
import { escapeLiteral } from './escape-literal.js';

/**
 * Escapes a text and cuts it so that the result fits into a budget. A cut is marked with an ellipsis.
 *
 * @param budget maximum length of the result in UTF-16 code units; at least 2
 */
export function cutLiteral(text: string, budget: number): string {
  let length = Math.min(text.length, budget);
  let literal = escapeLiteral(cutText(text, length));
  while (literal.length > budget) {
    // Escaping at most doubles a text, so the length becomes less in each round but never 0.
    length = Math.floor((length * budget) / literal.length);
    literal = escapeLiteral(cutText(text, length));
  }
  return literal;
}

/** Like `cutLiteral`, with every run of white space replaced by one space. */
export function cutLiteralLine(text: string, budget: number): string {
  return cutLiteral(text.replace(/\s+/g, ' ').trim(), budget);
}
