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

/**
 * Pages without running heads, footers and page numbers: lines at the upper or lower end that stand
 * at the same height on at least three pages in a row (or every other one) with the same words,
 * numbers aside. A document of one or two pages keeps everything.
 *
 * @param bodySize font size of the text, in points
 */
export function dropRunningHeads(pages: readonly TextPage[], bodySize: number): TextPage[] {
  if (pages.length < fewestPages) return [...pages];
  const repeated = findRepeated(pages, bodySize);
  return pages.map((page) => {
    const byHeight = [...page.lines].sort((a, b) => a.y - b.y);
    const dropped = new Set<PageLine>();
    for (const lines of [byHeight, [...byHeight].reverse()]) {
      for (const line of lines.slice(0, deepest)) {
        if (!repeated.has(line)) break;
        dropped.add(line);
      }
    }
    return { lines: page.lines.filter((line) => !dropped.has(line)) };
  });
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
        if (new Set(run.map(({ page }) => page)).size < fewestPages) continue;
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
