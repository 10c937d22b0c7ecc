import { joinLineEnds } from './join-line-ends.js';
import type { LineCell, PageLine, TextPage } from './page-line.js';

/** In points: how exactly the cells of a column stand below each other. */
const tolerance = 3;
/** In lines: how far the next row is, since a cell may have several. */
const reach = 3;
/** As a share of the font size: gaps that differ by less are those of one line's words. */
const evenGaps = 0.06;
/** As a multiple of the font size: rows of one table are not further apart. */
const widestStep = 4;

/** The first line of a row with the text of its cells, and the row's other lines with none. */
export type TableRows = ReadonlyMap<PageLine, readonly string[]>;

/**
 * The rows of tables: lines of two cells or more that stand below or above another such line with a cell
 * in the same column. A line that goes on in one of a row's cells belongs to the row.
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

/** Whether its words are spread over a line, all equally far apart, and no cells. */
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

/** Numbers stand below each other at their right ends; other lines end there as well. */
function isBelow(a: LineCell, b: LineCell): boolean {
  const numbers = /\d/.test(a.text) && /\d/.test(b.text);
  return Math.abs(a.x - b.x) <= tolerance || (numbers && Math.abs(a.right - b.right) <= tolerance);
}

/** The column in which a row goes on on a line of its own; -1 where it does not. */
function findColumn(row: PageLine, line: PageLine, above: PageLine | undefined): number {
  const close = above !== undefined && line.y - above.y <= line.size * 1.5 && line.y > above.y;
  if (!close || line.cells !== undefined || line.column !== row.column) return -1;
  if (!/^[\p{Ll}(]/u.test(line.text)) return -1;
  return (row.cells ?? []).findIndex(({ x }, at) => {
    const next = row.cells?.[at + 1]?.x ?? Infinity;
    return Math.abs(x - line.x) <= tolerance && line.right < next;
  });
}
