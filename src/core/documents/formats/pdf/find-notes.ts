import type { BodyStyle } from './find-headings.js';
import type { PageLine, TextPage } from './page-line.js';

/** As a multiple of the body font size. Notes are smaller. */
const noteSize = 0.93;
/** The mark at the start of a note. */
export const noteMark = /^(?:\[\d{1,3}\]|\d{1,3}\)?|\*{1,3}|[†‡])\s*\p{L}/u;

/** Finds footnotes: lines of small print below the text of a page or column that start with a mark. */
export function findNotes(pages: readonly TextPage[], body: BodyStyle): ReadonlySet<PageLine> {
  const notes = new Set<PageLine>();
  for (const { lines } of pages) {
    for (const column of new Set(lines.map((line) => line.column))) {
      const own = lines.filter((line) => line.column === column);
      const lastOfText = own.findLastIndex(({ size }) => size > body.size * noteSize);
      const foot = own.slice(lastOfText + 1);
      if (lastOfText < 0 || foot[0] === undefined || !noteMark.test(foot[0].text)) continue;
      for (const line of foot) notes.add(line);
    }
  }
  return notes;
}
