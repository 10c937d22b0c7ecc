import type { Language } from '../../core/analysis/language.js';
import type { Citation } from '../../core/answer/answer.js';
import { cutText } from '../../messages/cut-text.js';
import { describeCitation } from '../../messages/describe-citation.js';
import { escapeLiteral } from './escape-literal.js';

/**
 * Renders a citation as one line of Markdown: `[1] Title › Heading · Zeilen 6–7 · Stand 2. Mai 2024`.
 *
 * @param number shown in brackets, which Discord does not read as a link because a space follows;
 *   `undefined` shows none
 * @param budget maximum length in UTF-16 code units. When the line is too long, the title and the
 *   headings are shortened, never the lines
 */
export function renderCitation(
  number: number | undefined,
  citation: Citation,
  language: Language,
  budget: number,
): string {
  const mark = number === undefined ? '' : `[${number}] `;
  const full = mark + escapeLiteral(describeCitation(citation, language));
  if (full.length <= budget) return full;
  return mark + escapeLiteral(describeCitation(shorten(citation, budget), language));
}

/** Shortens the names so that the line fits even when escaping doubles their length. */
function shorten(citation: Citation, budget: number): Citation {
  const detailsBudget = 80;
  const nearest = citation.headings.at(-1);
  const names = nearest === undefined ? 1 : 2;
  const nameLength = Math.max(1, Math.floor((budget / 2 - detailsBudget) / names));
  return {
    ...withoutOrigin(citation),
    ...(citation.date === undefined ? {} : { date: citation.date }),
    title: cutText(citation.title, nameLength),
    headings: nearest === undefined ? [] : [cutText(nearest, nameLength)],
  };
}

/** The position within the documents, without the address, source and date of the document. */
export function withoutOrigin({ document, title, headings, lines, page }: Citation): Citation {
  return { document, title, headings, lines, ...(page === undefined ? {} : { page }) };
}
