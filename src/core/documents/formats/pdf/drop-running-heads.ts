import { findFolioRows } from './find-folio-rows.js';
import type { PageLine, TextPage } from './page-line.js';

/** In pages. A line repeated on fewer pages is ordinary text. */
const fewestPages = 3;
/** In pages, between two repetitions: left and right pages may have different running heads. */
const widestStep = 2;
/** In points: how exactly running heads keep their height. */
const heightTolerance = 3;
/** In lines, from either end of a page: how many are examined. */
const deepest = 4;
/** As a multiple of the body font size. A larger line is a heading, even if only its number differs. */
const headingSize = 1.15;

/** As a multiple of the body font size. A smaller line that both of two pages have is no text. */
const smallPrint = 0.95;
/** A page number, alone or with the number of pages. */
const folio =
  /^(?:[-–—]\s*)?(?:(?:Seite|Page|S\.|p\.)\s*)?(\d{1,4})(?:\s*(?:\/|von|of)\s*(\d{1,4}))?(?:\s*[-–—])?$/iu;
/** What browsers print above and below a page: date and time, and the URL. */
const printed = /\b\d{1,2}[./]\d{1,2}[./]\d{2,4},? +\d{1,2}:\d{2}|\b(?:https?|file):\/\//u;

/**
 * Removes running heads, footers and page numbers: lines at the top or bottom that recur at the same
 * height on at least three pages in a row (or every other page) with the same words, regardless of
 * numbers. In documents of one or two pages, only small print on both pages, the page's own number and
 * what browsers print around a page are removed.
 *
 * @param bodySize font size of the body text, in points
 */
export function dropRunningHeads(pages: readonly TextPage[], bodySize: number): TextPage[] {
  const repeated = findRepeated(pages, bodySize);
  const folios = findFolioRows(pages, bodySize);
  return pages.map((page, at) => {
    const byHeight = [...page.lines].sort((a, b) => a.y - b.y);
    const around = findAround(byHeight, at + 1, pages.length);
    const dropped = new Set<PageLine>();
    for (const lines of [byHeight, [...byHeight].reverse()]) {
      for (const line of lines.slice(0, deepest)) {
        if (!repeated.has(line) && !around.has(line) && !folios.has(line)) break;
        dropped.add(line);
      }
    }
    return { lines: page.lines.filter((line) => !dropped.has(line)) };
  });
}

/** Page numbers and browser print marks at the top and bottom of a page. */
function findAround(lines: readonly PageLine[], page: number, pages: number): Set<PageLine> {
  const [first] = lines;
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return new Set();
  if (last.y - first.y <= heightTolerance) return new Set();
  const ends = [first, last].map(({ y }) => takeRow(lines, y));
  const count = new RegExp(`(?:^|\\s)${page}\\s*(?:/|of|von)\\s*${pages}(?:\\s|$)`);
  const isPrinted = ends.every(({ text }) => printed.test(text));
  if (isPrinted && ends.some(({ text }) => count.test(text))) {
    return new Set(ends.flatMap((row) => row.lines));
  }
  if (pages >= fewestPages) return new Set();
  const numbers = ends.filter(({ text }) => {
    const [, number, total] = folio.exec(text) ?? [];
    return Number(number) === page && (total === undefined || Number(total) === pages);
  });
  return new Set(numbers.flatMap((row) => row.lines));
}

/** All lines at one height, across columns. */
function takeRow(all: readonly PageLine[], y: number): { text: string; lines: PageLine[] } {
  const lines = all.filter((line) => Math.abs(line.y - y) <= heightTolerance);
  lines.sort((a, b) => a.x - b.x);
  return { text: lines.map(({ text }) => text).join(' '), lines };
}

function findRepeated(pages: readonly TextPage[], bodySize: number): Set<PageLine> {
  const sightingsByKey = new Map<string, Sighting[]>();
  pages.forEach(({ lines }, page) => {
    const byHeight = [...lines].sort((a, b) => a.y - b.y);
    for (const line of new Set([...byHeight.slice(0, deepest), ...byHeight.slice(-deepest)])) {
      const key = keyOf(line, bodySize);
      const known = sightingsByKey.get(key);
      if (known === undefined) sightingsByKey.set(key, [{ page, line }]);
      else known.push({ page, line });
    }
  });
  const repeated = new Set<PageLine>();
  for (const sightings of sightingsByKey.values()) {
    for (const sameHeight of splitByHeight(sightings)) {
      for (const run of splitByStep(sameHeight)) {
        const small =
          pages.length < fewestPages && run.every(({ line }) => line.size < bodySize * smallPrint);
        const fewest = small ? 2 : fewestPages;
        if (new Set(run.map(({ page }) => page)).size < fewest) continue;
        for (const { line } of run) repeated.add(line);
      }
    }
  }
  return repeated;
}

/** Returns what a line shares with its repetitions on other pages: its words, but not its numbers. */
function keyOf({ text, size }: PageLine, bodySize: number): string {
  if (size > bodySize * headingSize) return `=${text}`;
  return text
    .toLowerCase()
    .replace(/\d+/g, '#')
    .replace(/(?:^|\s)[\s–—-]*[ivxlc]+[\s–—-]*$/, ' #');
}

interface Sighting {
  readonly page: number;
  readonly line: PageLine;
}

function splitByHeight(sightings: readonly Sighting[]): Sighting[][] {
  const groups: Sighting[][] = [];
  for (const sighting of [...sightings].sort((a, b) => a.line.y - b.line.y)) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (
      group !== undefined &&
      last !== undefined &&
      sighting.line.y - last.line.y <= heightTolerance
    ) {
      group.push(sighting);
    } else groups.push([sighting]);
  }
  return groups;
}

function splitByStep(sightings: readonly Sighting[]): Sighting[][] {
  const runs: Sighting[][] = [];
  for (const sighting of [...sightings].sort((a, b) => a.page - b.page)) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && sighting.page - last.page <= widestStep) {
      run.push(sighting);
    } else runs.push([sighting]);
  }
  return runs;
}
