import { messageContentLength } from './discord-limits.js';

/** Joins lines to a plain message, leaving out each line that would exceed the limit. */
export function joinWhileFitting(lines: readonly string[]): string {
  let text = '';
  for (const line of lines) {
    const longer = text === '' ? line : `${text}\n${line}`;
    if (longer.length <= messageContentLength) text = longer;
  }
  return text;
}
