import { dropRunningHeads } from './drop-running-heads.js';
import { findBodyStyle, findHeadings, type OutlineEntry } from './find-headings.js';
import { groupLines } from './group-lines.js';
import { type JoinedText, joinParagraphs } from './join-paragraphs.js';
import { orderColumns } from './order-columns.js';
import type { TextRun } from './page-line.js';

/** Makes text with structure of what stands on the pages of a PDF. */
export function buildPdfText(
  pages: readonly (readonly TextRun[])[],
  outline: readonly OutlineEntry[],
): JoinedText {
  const printed = pages.map((runs) => ({ lines: orderColumns(groupLines(runs)) }));
  const texts = dropRunningHeads(printed, findBodyStyle(printed).size);
  return joinParagraphs(texts, findHeadings(texts, outline, findBodyStyle(texts)));
}
