import { findElement, type HtmlElement, isElement, readAttribute, readText } from './html-tree.js';

/** What a table has one after the other. */
export type TableRow =
  | { readonly kind: 'caption'; readonly element: HtmlElement }
  | { readonly kind: 'row'; readonly cells: readonly HtmlElement[] };

/** In code units: a cell with more text is a column of a page. */
const longestCell = 2_000;

/**
 * Whether a table is one of rows and cells. Old pages are laid out in tables: those hold headings or
 * other tables, or have one cell alone.
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

/** A table's caption and rows, in order; cells are in no row of a table inside. */
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
