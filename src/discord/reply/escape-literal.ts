/**
 * Characters that open a form wherever they stand: emphasis, code, links, and everything in angle
 * brackets (mentions, timestamps, commands, emoji, addresses); and the backslash itself, which would
 * swallow the next character.
 */
const anywhere = /[\\*_`<[@]/g;

/** Strike-through and spoiler take two; one alone is common in tables and sums, and shows as it is. */
const doubled = /~{2,}|\|{2,}/g;

/** A colon with text right after it: in an address (`https://`) or a shortcode (`:smile:`). */
const tightColon = /:(?=\S)/g;

/** Discord shows an invitation for these hosts even without a scheme; the first dot is taken apart. */
const invitationHost = /(discord(?:app)?)\.(?=gg\b|com\b|new\b|gift\b)/gi;

/** What may end a line for one of the regular expressions Discord's clients parse with. */
const lineStart = String.raw`(^|[\n\r\u2028\u2029])([^\S\n\r\u2028\u2029]*)`;

/** Heading, quotation, subtext or list item: only at the start of a line, the last two before a blank. */
const lineMarker = new RegExp(String.raw`${lineStart}([#>]|[+-](?=[\s#]|$))`, 'g');

/** `24. Februar` is a numbered list at the start of a line. */
const lineNumber = new RegExp(String.raw`${lineStart}(\d+)([.)])(?=\s|$)`, 'g');

/**
 * Discord Markdown that shows exactly this text: nothing in it formats, links, mentions or turns into
 * a list. Backslashes only, so that copying from Discord gives the text itself; no zero-width
 * characters.
 *
 * Its start counts as the start of a line, so the result may stand anywhere; but what follows must not
 * continue it without a blank (see `escapeJoined`). It is at most twice as long as the text.
 *
 * Three things Discord does cannot be escaped and are left to it: white space at the two ends of a
 * message and at the end of a line is dropped, and Unicode emoji are drawn as Discord's pictures.
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

/** The same for a text that something is joined to without a blank, such as the end of bold. */
export function escapeJoined(text: string): string {
  return escapeLiteral(text)
    .replace(/:$/, String.raw`\:`)
    .replace(/(?<!\\)[~|]$/, String.raw`\$&`);
}
