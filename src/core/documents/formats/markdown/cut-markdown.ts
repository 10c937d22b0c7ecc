/** In code units: the parser's time grows with the square of what it is given at once. */
const pieceLength = 64 * 1024;

/** A line that opens or closes a fence. */
const fence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})(.*)$/;
/** A line that opens HTML which goes on over empty lines, with what closes it. */
const rawHtml: readonly (readonly [RegExp, RegExp])[] = [
  [/^ {0,3}<(?:pre|script|style|textarea)(?=[\s>]|$)/i, /<\/(?:pre|script|style|textarea)>/i],
  [/^ {0,3}<!--/, /-->/],
  [/^ {0,3}<\?/, /\?>/],
  [/^ {0,3}<![a-z]/i, />/],
  [/^ {0,3}<!\[CDATA\[/, /\]\]>/],
];
/** What ends every list, quote and table before it, where an empty line stands above. */
const opener = /^(?:\p{L}|#{1,6}\s)/u;

const listItem = /^(?:[-*+]|\d{1,9}[.)])(?:\s|$)/;
const definition = /^ {0,3}\[[^\]]+\]:\s*\S/;
/** In code units: more of them would be parsed again with every piece for too long. */
const mostDefinitions = 16 * 1024;

/** A long Markdown text in pieces. */
export interface CutMarkdown {
  /** Where each piece begins, the first at 0. */
  readonly starts: readonly number[];
  /** Lines that define links and footnotes, which count in every piece; `''` for none. */
  readonly definitions: string;
}

/**
 * Where a long Markdown text can be cut so that its pieces mean what they mean together: after an
 * empty line, before a paragraph or a heading at the margin, outside fences and raw HTML. Pieces are
 * at least some 64 KiB long.
 */
export function cutMarkdown(text: string): CutMarkdown {
  const starts = [0];
  if (text.length <= pieceLength) return { starts, definitions: '' };
  const definitions: string[] = [];
  let defined = 0;
  let closer: RegExp | undefined;
  let empty = false;
  let inList = false;
  let last = 0;
  // Front matter may hold anything.
  let start = /^---\n[\s\S]*?\n---(?:\n|$)/.exec(text)?.[0].length ?? 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const whole = text.slice(start, end);
    const line = whole.slice(0, longestOpener);
    if (closer === undefined) {
      if (empty && start - last >= pieceLength && opener.test(line)) {
        starts.push(start);
        last = start;
      }
      if (/^\S/.test(line)) inList = listItem.test(line);
      // What is open in a list is closed by the line that ends the list.
      if (!inList || /^\S/.test(line)) closer = findCloser(line, whole);
      if (definition.test(line) && defined + whole.length <= mostDefinitions) {
        definitions.push(whole);
        defined += whole.length + 1;
      }
    } else if (closer.test(whole)) closer = undefined;
    empty = whole.trim() === '';
    start = end + 1;
  }
  return { starts, definitions: definitions.join('\n') };
}

/** In code units: what opens something stands at the beginning of its line. */
const longestOpener = 200;

/** What ends that which a line opens and does not close; `undefined` where it opens nothing. */
function findCloser(line: string, whole: string): RegExp | undefined {
  const mark = fence.exec(line)?.[1];
  if (mark !== undefined) {
    return new RegExp(`^ {0,3}${mark.charAt(0)}{${mark.length},}[ \\t]*$`);
  }
  for (const [opens, closes] of rawHtml) {
    const opened = opens.exec(line)?.[0];
    if (opened !== undefined) return closes.test(whole.slice(opened.length)) ? undefined : closes;
  }
  return undefined;
}
