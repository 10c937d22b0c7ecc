import { ParseError } from '../parsed-file.js';

/** Thrown for Markdown that would take the parser too long or too deep. */
export class NestingError extends ParseError {
  override readonly name = 'NestingError';

  constructor(detail: string) {
    super('broken', detail);
  }
}

/** Deeper quotes and lists nobody writes; the parser's stack and time grow with every level. */
const deepestNesting = 50;
/** In one paragraph: the parser tries every `[` against the text behind it. */
const mostBrackets = 1_000;
/** In one paragraph: the parser pairs `*`, `_`, `~` and backticks in quadratic time. */
const mostEmphasis = 1_000;
/** In one line: the parser's time grows with the square of a row's cells. */
const mostCells = 1_000;

/** Markers of quotes and list items at the start of a line, each of which opens a level. */
const containers = /^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])(?=[ \t>]|$))+/;
const fence = /^[\s>]*(?:[-*+]\s+)*(?:`{3}|~{3})/;
/** A line that begins a paragraph of its own, or none at all. */
const separator = /^[\s>]*(?:$|[-*+#|]|\d{1,9}[.)])/;

/**
 * Finds by a look at its lines whether the parser can take a text: CommonMark's nesting is without
 * limit, and the parser answers it with a stack overflow or with minutes of work.
 *
 * @throws NestingError
 */
export function refuseDeepNesting(text: string): void {
  let brackets = 0;
  let emphasis = 0;
  let fenced = false;
  for (const line of text.split('\n')) {
    refuse(levelsOf(line), deepestNesting, 'levels');
    if (fence.test(line)) fenced = !fenced;
    if (fenced) continue;
    if (separator.test(line)) brackets = emphasis = 0;
    brackets += count(line, /\[/g);
    emphasis += count(line, /[*_~`]/g);
    refuse(brackets, mostBrackets, 'brackets in a paragraph');
    refuse(emphasis, mostEmphasis, 'marks of emphasis in a paragraph');
    refuse(count(line, /\|/g), mostCells, 'cells in a row');
  }
}

function refuse(found: number, most: number, what: string): void {
  if (found > most) throw new NestingError(`more than ${most} ${what}`);
}

/** Every marker opens a level, and so do two columns of indentation before an item. */
function levelsOf(line: string): number {
  const prefix = containers.exec(line)?.[0] ?? '';
  const markers = count(prefix, /[>*+-]|\d+[.)]/g);
  const columns = count(prefix, / /g) + 4 * count(prefix, /\t/g);
  return markers + Math.max(0, columns - markers) / 2;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
