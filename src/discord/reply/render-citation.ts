import type { Language } from '../../core/analysis/language.js';
import type { Citation } from '../../core/answer/answer.js';
import { cutText } from '../../messages/cut-text.js';
import { describeCitation } from '../../messages/describe-citation.js';
import { escapeLiteral } from './escape-literal.js';

/**
 * A citation as one line of Markdown: `[1] Title › Heading · Zeilen 6–7 · Stand 2. Mai 2024`.
 *
 * @param room at most so many UTF-16 code units. Where it is too long, the title and headings are
 *   shortened, never the lines
 * @param number `undefined`: none is shown; its brackets are no link, for a blank follows
 */
export function renderCitation(
  number: number | undefined,
  citation: Citation,
  language: Language,
  room: number,
): string {
  const mark = number === undefined ? '' : `[${number}] `;
  const full = mark + escapeLiteral(describeCitation(citation, language));
  if (full.length <= room) return full;
  return mark + escapeLiteral(describeCitation(shorten(citation, room), language));
}

/** Names cut so short that even escaped, which doubles at most, all parts together fit. */
function shorten(citation: Citation, room: number): Citation {
  const detailsBudget = 80;
  const nearest = citation.headings.at(-1);
  const names = nearest === undefined ? 1 : 2;
  const nameLength = Math.max(1, Math.floor((room / 2 - detailsBudget) / names));
  return {
    ...withoutOrigin(citation),
    ...(citation.date === undefined ? {} : { date: citation.date }),
    title: cutText(citation.title, nameLength),
    headings: nearest === undefined ? [] : [cutText(nearest, nameLength)],
  };
}

/** Where in the documents, without what is known about the document itself. */
export function withoutOrigin({ document, title, headings, lines, page }: Citation): Citation {
  return { document, title, headings, lines, ...(page === undefined ? {} : { page }) };
}
