import type { PageLine, TextPage } from './page-line.js';

/** In pages: what stands at one height on fewer of them is text. */
const fewestPages = 3;
/** In pages between two that have it: left and right pages may have heads of their own. */
const widestStep = 2;
/** In points: pages are set that exactly. */
const heightTolerance = 3;
/** In lines, at either end of a page. */
const deepest = 4;
/** As a multiple of the text's font size: a larger line is a heading, even one that is numbered. */
const headingSize = 1.15;

/** As a multiple of the text's font size: what is smaller on both of two pages is no text. */
const smallPrint = 0.95;
/** A page's number, alone or with the number of pages. */
const folio =
  /^(?:[-–—]\s*)?(?:(?:Seite|Page|S\.|p\.)\s*)?(\d{1,4})(?:\s*(?:\/|von|of)\s*(\d{1,4}))?(?:\s*[-–—])?$/iu;
/** What browsers print above and below a page: when it was printed, and its address. */
const printed = /\b\d{1,2}[./]\d{1,2}[./]\d{2,4},? +\d{1,2}:\d{2}|\b(?:https?|file):\/\//u;

/**
 * Pages without running heads, footers and page numbers: lines at the upper or lower end that stand
 * at the same height on at least three pages in a row (or every other one) with the same words,
 * numbers aside. Of one or two pages only what is small print on both, the page's own number, and
 * what browsers print around a page.
 *
 * @param bodySize font size of the text, in points
 */
export function dropRunningHeads(pages: readonly TextPage[], bodySize: number): TextPage[] {
  const repeated = findRepeated(pages, bodySize);
  return pages.map((page, at) => {
    const byHeight = [...page.lines].sort((a, b) => a.y - b.y);
    const around = findAround(byHeight, at + 1, pages.length);
    const dropped = new Set<PageLine>();
    for (const lines of [byHeight, [...byHeight].reverse()]) {
      for (const line of lines.slice(0, deepest)) {
        if (!repeated.has(line) && !around.has(line)) break;
        dropped.add(line);
      }
    }
    return { lines: page.lines.filter((line) => !dropped.has(line)) };
  });
}

/** What a page says of itself at its upper and lower end. */
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

/** What stands at one height, also where columns part it. */
function takeRow(all: readonly PageLine[], y: number): { text: string; lines: PageLine[] } {
  const lines = all.filter((line) => Math.abs(line.y - y) <= heightTolerance);
  lines.sort((a, b) => a.x - b.x);
  return { text: lines.map(({ text }) => text).join(' '), lines };
}

function findRepeated(pages: readonly TextPage[], bodySize: number): Set<PageLine> {
  const places = new Map<string, Sighting[]>();
  pages.forEach(({ lines }, page) => {
    const byHeight = [...lines].sort((a, b) => a.y - b.y);
    for (const line of new Set([...byHeight.slice(0, deepest), ...byHeight.slice(-deepest)])) {
      const key = keyOf(line, bodySize);
      const known = places.get(key);
      if (known === undefined) places.set(key, [{ page, line }]);
      else known.push({ page, line });
    }
  });
  const repeated = new Set<PageLine>();
  for (const sightings of places.values()) {
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

/** What a line has in common with those of other pages: its words and its place, but no number. */
function keyOf({ text, size }: PageLine, bodySize: number): string {
  if (size > bodySize * headingSize) return `=${text}`;
  return text
    .toLowerCase()
    .replace(/\d+/g, '#')
    .replace(/^[\s–—-]*[ivxlc]+[\s–—-]*$/, '#');
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
