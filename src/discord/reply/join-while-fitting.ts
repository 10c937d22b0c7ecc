import { messageContentLength } from './discord-limits.js';

/** Lines in their order as a plain message, without those that it has no room for. */
export function joinWhileFitting(lines: readonly string[]): string {
  let text = '';
  for (const line of lines) {
    const longer = text === '' ? line : `${text}\n${line}`;
    if (longer.length <= messageContentLength) text = longer;
  }
  return text;
}
