import { ensure } from '../../../ensure.js';
import { type BodyStyle, collectCandidates, standsOut, toKey } from './find-headings.js';
import type { PageLine, TextPage } from './page-line.js';

/** In lines. A shorter run of entries is no table of contents. */
const fewestEntries = 3;
/** Leaders: dots between an entry and its page number. */
const leaders = /(?:[.·…_]\s?){4,}\s*[\divxlc]*$/iu;
const pageNumber = /\s+(?:\d{1,4}|[ivxlc]{1,7})$/iu;
const contentsTitle =
  /^(?:table of contents|contents|inhalt|inhaltsverzeichnis|inhaltsübersicht|gliederung)$/iu;

/**
 * Removes tables of contents, which only repeat headings: runs of lines that have leaders, or that occur
 * later as headings, together with the title above them.
 */
export function dropContents(pages: readonly TextPage[], body: BodyStyle): TextPage[] {
  const ordinals = new Map<PageLine, number>();
  for (const line of pages.flatMap(({ lines }) => lines)) ordinals.set(line, ordinals.size);
  const ordinalOf = (line: PageLine): number => ensure(ordinals.get(line), line.text);
  const headings = findLastHeadings(pages, body);
  const isEntry = (line: PageLine): boolean => {
    if (leaders.test(line.text)) return true;
    return [line.text, line.text.replace(pageNumber, '')].some((title) => {
      const heading = headings.get(toKey(title));
      if (heading === undefined || ordinalOf(heading) <= ordinalOf(line)) return false;
      return differs(heading, line);
    });
  };
  const dropped = findContentsPages(pages);
  let run: PageLine[] = [];
  let above: PageLine | undefined;
  const flush = (next: PageLine | undefined): void => {
    if (run.length >= fewestEntries) {
      for (const line of run) dropped.add(line);
      if (above !== undefined && contentsTitle.test(above.text)) dropped.add(above);
    }
    run = [];
    above = next;
  };
  for (const line of ordinals.keys()) {
    if (isEntry(line)) run.push(line);
    else flush(line);
  }
  flush(undefined);
  return pages.map(({ lines }) => ({ lines: lines.filter((line) => !dropped.has(line)) }));
}

/** In lines from the top of a page: where the title of a table of contents is looked for. */
const highestTitle = 6;
/** Of the lines of a page of contents, the share that end with a page number. */
const entryShare = 0.5;

/**
 * The lines of pages with the title of a table of contents whose lines mostly end with page numbers, and
 * of the pages after them that continue it.
 */
function findContentsPages(pages: readonly TextPage[]): Set<PageLine> {
  const found = new Set<PageLine>();
  let continues = false;
  for (const { lines } of pages) {
    const title = lines.slice(0, highestTitle).findIndex(({ text }) => contentsTitle.test(text));
    const start = title >= 0 ? title : 0;
    const end = lines.findLastIndex(({ text }) => isNumbered(text)) + 1;
    const entries = lines.slice(start, end);
    const numbered = entries.filter(({ text }) => isNumbered(text)).length;
    continues =
      (title >= 0 || continues) &&
      numbered >= fewestEntries &&
      numbered >= entries.length * entryShare;
    if (continues) for (const line of entries) found.add(line);
  }
  return found;
}

function isNumbered(text: string): boolean {
  return leaders.test(text) || (pageNumber.test(text) && /\p{L}/u.test(text));
}

/** For each text, as of `toKey`, the last line with it that looks like a heading. */
function findLastHeadings(
  pages: readonly TextPage[],
  body: BodyStyle,
): ReadonlyMap<string, PageLine> {
  const headings = new Map<string, PageLine>();
  for (const [key, candidates] of collectCandidates(pages)) {
    const last = candidates.findLast(({ lines: [first] }) => first && standsOut(first, body));
    if (last?.lines[0] !== undefined) headings.set(key, last.lines[0]);
  }
  return headings;
}

function differs(heading: PageLine, entry: PageLine): boolean {
  return heading.size > entry.size * 1.05 || heading.font !== entry.font;
}
