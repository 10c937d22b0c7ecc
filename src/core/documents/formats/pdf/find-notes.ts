import type { BodyStyle } from './find-headings.js';
import type { PageLine, TextPage } from './page-line.js';

/** As a multiple of the text's font size: notes are set smaller. */
const noteSize = 0.93;
/** What a note begins with. */
export const noteMark = /^(?:\[\d{1,3}\]|\d{1,3}\)?|\*{1,3}|[†‡])\s*\p{L}/u;

/** The lines of the notes at the foot of a page or of a column: small print that begins with a mark. */
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
