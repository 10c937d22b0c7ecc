import { dropContents } from './drop-contents.js';
import { dropRunningHeads } from './drop-running-heads.js';
import { findBodyStyle, findHeadings, type OutlineEntry } from './find-headings.js';
import { findNotes } from './find-notes.js';
import { findTableRows } from './find-table-rows.js';
import { groupLines } from './group-lines.js';
import { type JoinedText, joinParagraphs } from './join-paragraphs.js';
import { orderColumns } from './order-columns.js';
import type { TextRun } from './page-line.js';

/** Builds structured text from the text runs on the pages of a PDF. */
export function buildPdfText(
  pages: readonly (readonly TextRun[])[],
  outline: readonly OutlineEntry[],
): JoinedText {
  const printed = pages.map((runs) => ({ lines: orderColumns(groupLines(runs)) }));
  const printedBody = findBodyStyle(printed);
  const texts = dropContents(dropRunningHeads(printed, printedBody.size), printedBody);
  const body = findBodyStyle(texts);
  const rows = findTableRows(texts);
  return joinParagraphs(texts, {
    headings: findHeadings(texts, outline, body, rows),
    rows,
    notes: findNotes(texts, body),
  });
}
