import type { Language } from '../core/analysis/language.js';
import type { Citation } from '../core/answer/answer.js';
import { formatDate } from './format-date.js';
import { selectMessages } from './select-messages.js';

/**
 * Describes a citation in one line of plain text: `Title › Heading · Zeilen 6–7 · Stand 2. Mai 2024 ·
 * Source`. A page comes before the lines; what the citation does not have is left out. Line breaks
 * inside a name become spaces.
 */
export function describeCitation(citation: Citation, language: Language): string {
  const messages = selectMessages(language);
  const path = [citation.title, ...citation.headings].map(toOneLine).join(' › ');
  const details = [
    citation.page === undefined ? undefined : messages.page(citation.page),
    messages.lines(...citation.lines),
    citation.date === undefined ? undefined : messages.asOf(formatDate(citation.date, language)),
    citation.source === undefined ? undefined : toOneLine(citation.source),
  ];
  return [path, ...details.filter((detail) => detail !== undefined)].join(' · ');
}

function toOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
