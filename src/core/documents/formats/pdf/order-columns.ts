import type { LineCell, PageLine } from './page-line.js';

/** In lines. A gap with fewer on either side does not separate columns. */
const fewestLines = 5;
/** In points: the step of the search for a gap. */
const step = 2;
/** As a share of the width: the margin in which no gap is looked for. */
const edge = 0.2;
/** As a share of the lines beside the gap: how many headlines and figures may cross it. */
const crossingShare = 0.3;
/** As a share of the column width. Lines of prose are longer than this, cells of a table are not. */
const proseShare = 0.5;
/** Depth of the recursion. It allows for more columns than a newspaper has. */
const mostDepth = 4;

/**
 * Joins pieces of lines into lines in reading order. If the page has columns of prose, they follow each
 * other, and whatever crosses them (a headline, a table) separates what is above from what is below.
 * Otherwise all pieces on one baseline form one line, such as a row of a table.
 */
export function orderColumns(pieces: readonly PageLine[]): PageLine[] {
  let column = 0;
  const order = (part: readonly PageLine[], depth: number): PageLine[] => {
    const gutter = depth < mostDepth ? findGutter(part, depth) : undefined;
    if (gutter === undefined) {
      column += 1;
      return joinRows(part).map((line) => ({ ...line, column }));
    }
    return splitBands(part, gutter).flatMap((band) => [
      ...order(
        band.filter(({ right }) => right <= gutter),
        depth + 1,
      ),
      ...order(
        band.filter(({ x, right }) => x < gutter && right > gutter),
        mostDepth,
      ),
      ...order(
        band.filter(({ x }) => x >= gutter),
        depth + 1,
      ),
    ]);
  };
  return order(pieces, 0);
}

/** The x coordinate of a gap between two columns of prose; `undefined` if there is none. */
function findGutter(pieces: readonly PageLine[], depth: number): number | undefined {
  if (pieces.length < fewestLines * 2) return undefined;
  const left = pieces.reduce((least, { x }) => Math.min(least, x), Infinity);
  const right = pieces.reduce((most, line) => Math.max(most, line.right), -Infinity);
  const width = right - left;
  let best: { x: number; crossing: number } | undefined;
  for (let x = left + width * edge; x <= right - width * edge; x += Math.max(step, width / 500)) {
    let before = 0;
    let after = 0;
    for (const line of pieces) {
      if (line.right <= x) before += 1;
      else if (line.x >= x) after += 1;
    }
    const crossing = pieces.length - before - after;
    if (before < fewestLines || after < fewestLines) continue;
    if (crossing > (before + after) * crossingShare) continue;
    if (best === undefined || crossing < best.crossing) best = { x, crossing };
  }
  if (best === undefined) return undefined;
  const { x } = best;
  const sides = [pieces.filter((line) => line.right <= x), pieces.filter((line) => line.x >= x)];
  return sides.every((side) => isProse(side, depth)) ? x : undefined;
}

function isProse(pieces: readonly PageLine[], depth: number): boolean {
  const side = joinRows(pieces);
  const left = side.reduce((least, { x }) => Math.min(least, x), Infinity);
  const right = side.reduce((most, line) => Math.max(most, line.right), -Infinity);
  const widths = side.map((line) => line.right - line.x).sort((a, b) => a - b);
  const middle = widths[widths.length >> 1] ?? 0;
  const letters = side.reduce((sum, { text }) => sum + text.length, 0) / side.length;
  if (letters < shortestProse) return false;
  return (
    middle >= (right - left) * proseShare ||
    (depth < 2 && findGutter(pieces, depth + 1) !== undefined)
  );
}

/** In code units, on average per line. Shorter lines make a column of names or numbers. */
const shortestProse = 18;

/** Splits the pieces from top to bottom into runs beside the gap and runs that cross it. */
function splitBands(pieces: readonly PageLine[], gutter: number): PageLine[][] {
  const bands: { crosses: boolean; lines: PageLine[] }[] = [];
  for (const line of [...pieces].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const crosses = line.x < gutter && line.right > gutter;
    const band = bands.at(-1);
    if (band?.crosses === crosses) band.lines.push(line);
    else bands.push({ crosses, lines: [line] });
  }
  return bands.map(({ lines }) => lines);
}

/** As a share of the font size, as in `group-lines.ts`. */
const baselineTolerance = 0.45;

/** As a multiple of the font size. A wider gap on a line separates cells. */
const cellGap = 0.8;
/** A row with more cells is no readable table. */
const mostCells = 200;
/** A marker that is set apart from its item: `•`, `2.`, `(a)`, `§ 4`, `1.2`. */
const itemMark =
  /^(?:[•‣▪●○–■□◦·*-]|\(?[\p{L}\d]{1,3}[.)]|§+\s*\d+\p{L}?|\d+(?:\.\d+)*\.?|\[\d+\])$/u;

function joinRows(pieces: readonly PageLine[]): PageLine[] {
  const rows: PageLine[] = [];
  for (const line of [...pieces].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const last = rows.at(-1);
    const near =
      last !== undefined &&
      Math.abs(line.y - last.y) <= Math.max(line.size, last.size) * baselineTolerance;
    if (last === undefined || !near || line.x < last.x) rows.push(line);
    else {
      rows.pop();
      rows.push({
        ...last,
        text: `${last.text} ${line.text}`,
        right: Math.max(last.right, line.right),
        font: last.font === line.font ? last.font : undefined,
        cells: addCell(last, line),
      });
    }
  }
  return rows.map(({ cells = [], ...row }) => (cells.length > 1 ? { ...row, cells } : row));
}

function addCell(row: PageLine, piece: PageLine): readonly LineCell[] {
  const cells = row.cells ?? [{ text: row.text, x: row.x, right: row.right }];
  const last = cells.at(-1);
  if (cells.length >= mostCells) return cells;
  const { text, x, right } = piece;
  const apart =
    x - row.right > piece.size * cellGap && !(cells.length === 1 && itemMark.test(row.text));
  if (apart || last === undefined) return [...cells, { text, x, right }];
  return [...cells.slice(0, -1), { text: `${last.text} ${text}`, x: last.x, right }];
}
