import { ParseError } from '../parsed-file.js';

/** Thrown for Markdown that is nested so deeply that parsing would take too long. */
export class NestingError extends ParseError {
  override readonly name = 'NestingError';

  constructor(detail: string) {
    super('broken', detail);
  }
}

/** Nobody nests quotes and lists deeper. The parser's time grows with the square of the depth. */
const deepestNesting = 50;

/** Markers of quotes and list items at the start of a line, each of which opens a level. */
const containers = /^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])(?=[ \t>]|$))+/gm;

/**
 * Refuses Markdown with deep nesting before it is parsed, because CommonMark sets no limit.
 *
 * @throws NestingError
 */
export function refuseDeepNesting(text: string): void {
  for (const [prefix] of text.matchAll(containers)) {
    if (countLevels(prefix) > deepestNesting) {
      throw new NestingError(`more than ${deepestNesting} levels`);
    }
  }
}

/** Every marker opens a level, and so may two columns of indentation before an item. */
function countLevels(prefix: string): number {
  const markers = count(prefix, /[>*+-]|\d+[.)]/g);
  const columns = count(prefix, / /g) + 4 * count(prefix, /\t/g);
  return markers + Math.max(0, columns - markers) / 2;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
