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
  const candidates = collectCandidates(pages);
  const isEntry = (line: PageLine): boolean => {
    if (leaders.test(line.text)) return true;
    const here = places.get(line) ?? 0;
    return [line.text, line.text.replace(pageNumber, '')].some((title) =>
      candidates.get(toKey(title))?.some(({ lines: [first] }) => {
        const isLater = first !== undefined && (places.get(first) ?? 0) > here;
        return isLater && isHeadingOf(first, line, body);
      }),
    );
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

/** Whether a line is a heading, and not an entry as well. */
function isHeadingOf(line: PageLine, entry: PageLine, body: BodyStyle): boolean {
  return standsOut(line, body) && (line.size > entry.size * 1.05 || line.font !== entry.font);
}
