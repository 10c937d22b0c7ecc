import { type BodyStyle, collectCandidates, standsOut, toKey } from './find-headings.js';
import type { PageLine, TextPage } from './page-line.js';

/** In lines: fewer in a row are no table of contents. */
const fewestEntries = 3;
/** Dots that lead to a page's number. */
const leaders = /(?:[.·…_]\s?){4,}\s*[\divxlc]*$/iu;
const pageNumber = /\s+(?:\d{1,4}|[ivxlc]{1,7})$/iu;
const contentsTitle =
  /^(?:table of contents|contents|inhalt|inhaltsverzeichnis|inhaltsübersicht|gliederung)$/iu;

/**
 * Pages without their table of contents, which repeats headings and says nothing of its own: lines in a
 * row that lead to a page's number or that stand further on as headings, with the title above them.
 */
export function dropContents(pages: readonly TextPage[], body: BodyStyle): TextPage[] {
  const places = new Map<PageLine, number>();
  for (const line of pages.flatMap(({ lines }) => lines)) places.set(line, places.size);
  const headings = findLastHeadings(pages, body);
  const isEntry = (line: PageLine): boolean => {
    if (leaders.test(line.text)) return true;
    const here = places.get(line) ?? 0;
    return [line.text, line.text.replace(pageNumber, '')].some((title) => {
      const heading = headings.get(toKey(title));
      return heading !== undefined && (places.get(heading) ?? 0) > here && differs(heading, line);
    });
  };
  const dropped = new Set<PageLine>();
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
  for (const line of places.keys()) {
    if (isEntry(line)) run.push(line);
    else flush(line);
  }
  flush(undefined);
  return pages.map(({ lines }) => ({ lines: lines.filter((line) => !dropped.has(line)) }));
}

/** The last line that looks like a heading, by what it and the lines after it say. */
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
