import type { PageLine, TextPage } from './page-line.js';

/** In pages: how many have their number at one height at least. */
const fewestPages = 3;
/** In rows, from either end of a page: how many are examined. */
const deepest = 2;
/** In points: how exactly the number keeps its height, and what counts as one row. */
const heightTolerance = 3;
/** Of the words beside the numbers, the share that may be different: those of a running head recur. */
const mostDistinct = 0.6;
/** As a multiple of the body font size: a larger row with words is a heading. */
const headingSize = 1.15;

const leadingNumber = /^(?:[-–—]\s*)?(?:(?:seite|page|s\.|p\.)\s*)?(\d{1,4})(?![\d.])/iu;
const trailingNumber = /(?<![\d.])(\d{1,4})(?:\s*[-–—])?$/u;

/** `41 / 248`, `41 von 248`. */
const numberOfTotal = /(?<![\d.])(\d{1,4})\s*(?:\/|von|of)\s*\d{1,4}(?:\s*[-–—])?$/iu;

/** Everything at one height at the top or the bottom of a page. */
interface EdgeRow {
  readonly page: number;
  readonly y: number;
  readonly lines: readonly PageLine[];
  /** The words beside the number. */
  readonly words: string;
}

/**
 * Finds running heads and footers that contain the number of their page, such as `36  8 Probability` or
 * `41 / 248`: rows at the edge whose number grows with the pages, at one height, with words that recur.
 *
 * @param bodySize font size of the body text, in points
 */
export function findFolioRows(pages: readonly TextPage[], bodySize: number): Set<PageLine> {
  const byOffset = new Map<number, EdgeRow[]>();
  pages.forEach(({ lines }, page) => {
    for (const row of listEdgeRows(lines)) {
      for (const { number, words } of readNumbers(row)) {
        const isHeading = words !== '' && row.some(({ size }) => size > bodySize * headingSize);
        const [first] = row;
        if (isHeading || first === undefined) continue;
        const rows = byOffset.get(number - page) ?? [];
        byOffset.set(number - page, rows);
        rows.push({ page, y: first.y, lines: row, words });
      }
    }
  });
  const found = new Set<PageLine>();
  for (const rows of byOffset.values()) {
    for (const group of groupByHeight(rows)) {
      if (!isRunningHead(group)) continue;
      for (const line of group.flatMap(({ lines }) => lines)) found.add(line);
    }
  }
  return found;
}

function listEdgeRows(lines: readonly PageLine[]): PageLine[][] {
  const rows: PageLine[][] = [];
  for (const line of [...lines].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const last = rows.at(-1);
    const [first] = last ?? [];
    const near = first !== undefined && line.y - first.y <= heightTolerance;
    if (near && last !== undefined) last.push(line);
    else rows.push([line]);
  }
  // A page of few rows may be a title or a slide, whose rows are all at the edge.
  if (rows.length <= deepest * 2) return [];
  return [...rows.slice(0, deepest), ...rows.slice(-deepest)];
}

/** The numbers at the ends of a row, each with the other words. */
function readNumbers(row: readonly PageLine[]): { number: number; words: string }[] {
  const text = [...row]
    .sort((a, b) => a.x - b.x)
    .map((line) => line.text)
    .join(' ');
  return [leadingNumber, trailingNumber, numberOfTotal].flatMap((pattern) => {
    const match = pattern.exec(text);
    const number = Number(match?.[1]);
    if (match === null || Number.isNaN(number)) return [];
    const words = text
      .replace(match[0], '')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    return [{ number, words: words.toLowerCase() }];
  });
}

function groupByHeight(rows: readonly EdgeRow[]): EdgeRow[][] {
  const groups: EdgeRow[][] = [];
  for (const row of [...rows].sort((a, b) => a.y - b.y)) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group !== undefined && last !== undefined && row.y - last.y <= heightTolerance) {
      group.push(row);
    } else groups.push([row]);
  }
  return groups;
}

function isRunningHead(group: readonly EdgeRow[]): boolean {
  const pages = new Set(group.map(({ page }) => page)).size;
  const distinct = new Set(group.map(({ words }) => words)).size;
  return pages >= fewestPages && distinct <= Math.max(1, pages * mostDistinct);
}
