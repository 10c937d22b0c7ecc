import { findElement, type HtmlElement, isElement, readAttribute, readText } from './html-tree.js';

/** One part of a table: its caption or a row. */
export type TableRow =
  | { readonly kind: 'caption'; readonly element: HtmlElement }
  | { readonly kind: 'row'; readonly cells: readonly HtmlElement[] };

/** In code units. A cell with more text is a column of the page layout. */
const longestCell = 2_000;

/**
 * Whether a table holds data. Old pages use tables for layout; those contain headings or other tables,
 * or consist of a single cell.
 */
export function isDataTable(table: HtmlElement): boolean {
  const role = readAttribute(table, 'role')?.toLowerCase();
  if (role === 'presentation' || role === 'none') return false;
  if (findElement(table, ({ tagName }) => /^(?:table|h[1-6]|main|article)$/.test(tagName))) {
    return false;
  }
  const rows = listRows(table).flatMap((row) => (row.kind === 'row' ? [row.cells] : []));
  if (rows.every((cells) => cells.length <= 1) && rows.length <= 1) return false;
  return rows.every((cells) => cells.every((cell) => readText(cell).length <= longestCell));
}

/** The caption and the rows of a table in order, without those of tables nested inside. */
export function listRows(table: HtmlElement): TableRow[] {
  return table.childNodes.filter(isElement).flatMap((part): TableRow[] => {
    if (part.tagName === 'caption') return [{ kind: 'caption', element: part }];
    if (part.tagName === 'tr') return [readRow(part)];
    if (!/^(?:thead|tbody|tfoot)$/.test(part.tagName)) return [];
    return part.childNodes
      .filter(isElement)
      .filter(({ tagName }) => tagName === 'tr')
      .map(readRow);
  });
}

function readRow(row: HtmlElement): TableRow {
  const cells = row.childNodes
    .filter(isElement)
    .filter(({ tagName }) => tagName === 'td' || tagName === 'th');
  return { kind: 'row', cells };
}
