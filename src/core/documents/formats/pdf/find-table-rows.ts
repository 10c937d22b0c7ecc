import { joinLineEnds } from './join-line-ends.js';
import type { LineCell, PageLine, TextPage } from './page-line.js';

/** In points: how exactly the cells of a column are aligned. */
const tolerance = 3;
/** In lines: how far away the next row may be, because a cell may have several lines. */
const reach = 3;
/** As a share of the font size. Gaps that differ by less are the word spaces of a justified line. */
const evenGaps = 0.06;
/** As a multiple of the font size: the widest distance between rows of one table. */
const widestStep = 4;

/** Maps the first line of a row to its cells, and the other lines of the row to no cells. */
export type TableRows = ReadonlyMap<PageLine, readonly string[]>;

/**
 * Finds the rows of tables: lines with at least two cells, near another such line with a cell in the same
 * column. A line that continues one cell of a row belongs to the row.
 */
export function findTableRows(pages: readonly TextPage[]): TableRows {
  const rows = new Map<PageLine, readonly string[]>();
  for (const { lines } of pages) {
    let row: PageLine | undefined;
    lines.forEach((line, at) => {
      const around = [
        findRow(lines.slice(Math.max(0, at - reach), at).reverse()),
        findRow(lines.slice(at + 1, at + 1 + reach)),
      ];
      if (around.some((other) => other !== undefined && isAligned(line, other))) {
        row = line;
        rows.set(
          line,
          (line.cells ?? []).map(({ text }) => text),
        );
        return;
      }
      const column = row === undefined ? -1 : findColumn(row, line, lines[at - 1]);
      if (row === undefined || column < 0) {
        row = undefined;
        return;
      }
      const cells = [...(rows.get(row) ?? [])];
      cells[column] = joinLineEnds(cells[column] ?? '', line.text);
      rows.set(row, cells);
      rows.set(line, []);
    });
  }
  return rows;
}

function findRow(lines: readonly PageLine[]): PageLine | undefined {
  return lines.find(({ cells }) => cells !== undefined);
}

/** Whether the cells are really the words of a justified line, all equally far apart. */
function isSpread({ cells = [], size }: PageLine): boolean {
  if (cells.length < 3 || cells.slice(1).every(({ text }) => /\d/.test(text))) return false;
  const gaps = cells.slice(1).map(({ x }, at) => x - (cells[at]?.right ?? x));
  return Math.max(...gaps) - Math.min(...gaps) < size * evenGaps;
}

function isAligned(a: PageLine, b: PageLine): boolean {
  if (a.cells === undefined || b.cells === undefined || a.column !== b.column) return false;
  if (isSpread(a) || isSpread(b)) return false;
  if (Math.abs(a.y - b.y) > Math.max(a.size, b.size) * widestStep) return false;
  const [, ...others] = b.cells;
  return a.cells.slice(1).some((cell) => others.some((other) => isBelow(cell, other)));
}

/** Whether two cells are in one column. Numbers may be aligned on the right as well. */
function isBelow(a: LineCell, b: LineCell): boolean {
  const numbers = /\d/.test(a.text) && /\d/.test(b.text);
  return Math.abs(a.x - b.x) <= tolerance || (numbers && Math.abs(a.right - b.right) <= tolerance);
}

/** The index of the column in which a line continues a row; -1 if it does not. */
function findColumn(row: PageLine, line: PageLine, above: PageLine | undefined): number {
  const close = above !== undefined && line.y - above.y <= line.size * 1.5 && line.y > above.y;
  if (!close || line.cells !== undefined || line.column !== row.column) return -1;
  if (!/^[\p{Ll}(]/u.test(line.text)) return -1;
  return (row.cells ?? []).findIndex(({ x }, at) => {
    const next = row.cells?.[at + 1]?.x ?? Infinity;
    return Math.abs(x - line.x) <= tolerance && line.right < next;
  });
}
