/**
 * Characters with a meaning in any position: those of emphasis, code and links, the angle bracket of
 * mentions, timestamps, commands, emoji and addresses, and the backslash, which escapes the next
 * character.
 */
const anywhere = /[\\*_`<[@]/g;

/** Strike-through and spoiler need two characters; a single one is literal, and common in tables. */
const doubled = /~{2,}|\|{2,}/g;

/** A colon directly before text, as in an address (`https://`) or a shortcode (`:smile:`). */
const tightColon = /:(?=\S)/g;

/** Discord renders an invitation for these hosts even without a scheme; escaping the dot prevents it. */
const invitationHost = /(discord(?:app)?)\.(?=gg\b|com\b|new\b|gift\b)/gi;

/** Every line break that one of the regular expressions in Discord's clients recognises. */
const lineStart = String.raw`(^|[\n\r\u2028\u2029])([^\S\n\r\u2028\u2029]*)`;

/** Headings, quotations, subtext and list items exist only at the start of a line. */
const lineMarker = new RegExp(String.raw`${lineStart}([#>]|[+-](?=[\s#]|$))`, 'g');

/** At the start of a line, `24. Februar` would become a numbered list. */
const lineNumber = new RegExp(String.raw`${lineStart}(\d+)([.)])(?=\s|$)`, 'g');

/**
 * Escapes a text so that Discord shows it literally, without formatting, links, mentions or lists.
 * Only backslashes are inserted, and no zero-width characters, so that copying from Discord yields the
 * text itself. The result is at most twice as long as the text.
 *
 * The start of the text is treated as the start of a line, so the result may be placed anywhere. What
 * follows it must be separated by white space; otherwise use `escapeJoined`.
 *
 * Three things cannot be escaped: Discord drops white space at both ends of a message and at the end
 * of a line, and draws Unicode emoji as pictures of its own.
 */
export function escapeLiteral(text: string): string {
  return text
    .replace(anywhere, String.raw`\$&`)
    .replace(doubled, (run) => run.replace(/./g, String.raw`\$&`))
    .replace(tightColon, String.raw`\:`)
    .replace(invitationHost, String.raw`$1\.`)
    .replace(lineMarker, String.raw`$1$2\$3`)
    .replace(lineNumber, String.raw`$1$2$3\$4`);
}

/** Like `escapeLiteral`, for a text that is followed by Markdown without a space, as within bold. */
export function escapeJoined(text: string): string {
  return escapeLiteral(text)
    .replace(/:$/, String.raw`\:`)
    .replace(/(?<!\\)[~|]$/, String.raw`\$&`);
}
