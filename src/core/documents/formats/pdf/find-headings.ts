import { ensure } from '../../../ensure.js';
import type { PageLine, TextPage } from './page-line.js';
import { joinLineEnds } from './join-line-ends.js';

/** One entry of the outline (bookmarks) of a PDF. */
export interface OutlineEntry {
  readonly title: string;
  /** From 1. */
  readonly level: number;
  /** From 0; `undefined` if the entry has no page. */
  readonly page: number | undefined;
}

/** Marks a line as a heading, or as one of the lines of a heading. */
export interface HeadingMark {
  readonly level: number;
  /** The first line of the heading. */
  readonly first: PageLine;
}

/** As a multiple of the body font size. A larger line is a heading. */
const headingSize = 1.15;
/** In lines. */
const longestHeading = 3;
/** In code units, over all lines of a heading. */
const mostLetters = 160;
/** The number of levels, as in HTML. */
const deepestLevel = 6;

/**
 * Finds the lines that are headings. With an outline whose entries occur in the text, these are the
 * entries, the lines that look like them, and a title above them. Otherwise these are lines that are
 * clearly larger than the body text, and short lines in another font directly above text.
 *
 * @param rows the rows of tables, which are never headings
 */
export function findHeadings(
  pages: readonly TextPage[],
  outline: readonly OutlineEntry[],
  body: BodyStyle,
  rows: ReadonlyMap<PageLine, unknown>,
): Map<PageLine, HeadingMark> {
  const named = matchOutline(pages, outline);
  const runs = listByLook(pages, body).filter(({ lines }) => !lines.some((line) => rows.has(line)));
  return named.size > 0 ? addLookalikes(named, runs, body) : rankByLook(runs);
}

/** Adds the headings that the outline omits, which usually include the title. */
function addLookalikes(
  named: Map<PageLine, HeadingMark>,
  runs: readonly LookedAt[],
  body: BodyStyle,
): Map<PageLine, HeadingMark> {
  const levels = new Map<string, number>();
  let largest = 0;
  for (const [line, { level }] of named) {
    largest = Math.max(largest, line.size);
    const look = describeLook(line);
    if (standsOut(line, body)) levels.set(look, Math.min(levels.get(look) ?? deepestLevel, level));
  }
  const marks = new Map(named);
  let above = true;
  for (const { lines } of runs) {
    const [first] = lines;
    if (first === undefined) continue;
    if (lines.some((line) => named.has(line))) {
      above = false;
      continue;
    }
    const isTitle: boolean = above && first.size > largest * 1.05;
    const level = levels.get(describeLook(first)) ?? (isTitle ? 1 : undefined);
    above &&= isTitle;
    if (level !== undefined) for (const line of lines) marks.set(line, { level, first });
  }
  return marks;
}

function describeLook({ size, font }: PageLine): string {
  return `${Math.round(size)} ${font ?? ''}`;
}

/** The style of most of the text. */
export interface BodyStyle {
  readonly size: number;
  readonly font: string | undefined;
}

/** The size and the font that most characters have. The size is 0 if there is no text. */
export function findBodyStyle(pages: readonly TextPage[]): BodyStyle {
  const sizes = new Map<number, number>();
  const fonts = new Map<string | undefined, number>();
  for (const { text, size, font } of pages.flatMap(({ lines }) => lines)) {
    const rounded = Math.round(size * 2) / 2;
    sizes.set(rounded, (sizes.get(rounded) ?? 0) + text.length);
    if (font !== undefined) fonts.set(font, (fonts.get(font) ?? 0) + text.length);
  }
  return { size: mostOf(sizes) ?? 0, font: mostOf(fonts) };
}

function mostOf<T>(counts: ReadonlyMap<T, number>): T | undefined {
  let best: [T, number] | undefined;
  for (const entry of counts) if (best === undefined || entry[1] > best[1]) best = entry;
  return best?.[0];
}

/** One to three neighbouring lines, and the page they are on, from 0. */
export interface Candidate {
  readonly page: number;
  readonly lines: readonly PageLine[];
}

function matchOutline(
  pages: readonly TextPage[],
  outline: readonly OutlineEntry[],
): Map<PageLine, HeadingMark> {
  const marks = new Map<PageLine, HeadingMark>();
  const candidates = collectCandidates(pages);
  for (const { title, level, page } of outline) {
    const found = candidates
      .get(toKey(title))
      ?.find(
        (candidate) =>
          (page === undefined || candidate.page === page) &&
          candidate.lines.every((line) => !marks.has(line)),
      );
    const [first] = found?.lines ?? [];
    if (found === undefined || first === undefined) continue;
    for (const line of found.lines) marks.set(line, { level, first });
  }
  return marks;
}

/**
 * Groups of neighbouring lines, keyed by their joined text as of `toKey`, with and without a
 * leading number.
 */
export function collectCandidates(pages: readonly TextPage[]): Map<string, Candidate[]> {
  const candidates = new Map<string, Candidate[]>();
  const add = (key: string, candidate: Candidate): void => {
    if (key === '') return;
    const known = candidates.get(key);
    if (known === undefined) candidates.set(key, [candidate]);
    else known.push(candidate);
  };
  pages.forEach(({ lines }, page) => {
    for (let at = 0; at < lines.length; at += 1) {
      let text = '';
      for (let count = 1; count <= longestHeading; count += 1) {
        const line = lines[at + count - 1];
        if (line === undefined || text.length > mostLetters) break;
        text = joinLineEnds(text, line.text);
        const candidate = { page, lines: lines.slice(at, at + count) };
        const key = toKey(text);
        add(key, candidate);
        const unnumbered = toKey(text.replace(/^[\dIVX]+(?:\.\d+)*\.?\s+/, ''));
        if (unnumbered !== key) add(unnumbered, candidate);
      }
    }
  });
  return candidates;
}

/** The letters and digits of a title in lower case, for comparison. */
export function toKey(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The lines of one heading with its rounded font size, or 0 if it is set in the body size. */
interface LookedAt {
  readonly look: number;
  readonly lines: readonly PageLine[];
}

function listByLook(pages: readonly TextPage[], body: BodyStyle): LookedAt[] {
  const found: LookedAt[] = [];
  for (const { lines } of pages) {
    for (let at = 0; at < lines.length; at += 1) {
      const run = takeHeading(lines, at, body);
      if (run === undefined) continue;
      found.push(run);
      at += run.lines.length - 1;
    }
  }
  return found;
}

function rankByLook(found: readonly LookedAt[]): Map<PageLine, HeadingMark> {
  const looks = [...new Set(found.map(({ look }) => look))].sort((a, b) => b - a);
  const marks = new Map<PageLine, HeadingMark>();
  for (const { look, lines } of found) {
    const level = Math.min(looks.indexOf(look) + 1, deepestLevel);
    const [first] = lines;
    if (first === undefined) continue;
    for (const line of lines) marks.set(line, { level, first });
  }
  return marks;
}

/** The heading that begins at a line; `undefined` if none does. */
function takeHeading(
  lines: readonly PageLine[],
  at: number,
  body: BodyStyle,
): LookedAt | undefined {
  const line = lines[at];
  if (line === undefined || !standsOut(line, body)) return undefined;
  const run = [line];
  for (let next = lines[at + 1]; next !== undefined; next = lines[at + run.length]) {
    const above = ensure(run.at(-1), at);
    const close = next.y - above.y < line.size * widestLeading && next.y > line.y;
    const same = Math.abs(next.size - line.size) < 0.5 && next.font === line.font;
    if (!close || !same || next.column !== line.column) break;
    run.push(next);
    if (run.length > longestHeading) return undefined;
  }
  const text = run.reduce((above, { text: below }) => joinLineEnds(above, below), '');
  if (!isHeadingLike(text)) return undefined;
  const larger = line.size > body.size * headingSize;
  if (!larger && lines[at + run.length] === undefined) return undefined;
  return { look: larger ? Math.round(line.size) : 0, lines: run };
}

/** As a multiple of the font size: the widest distance between the lines of one heading. */
const widestLeading = 1.7;

/** Whether a line is larger than the body text, or in another font and not smaller. */
export function standsOut({ size, font }: PageLine, body: BodyStyle): boolean {
  if (size > body.size * headingSize) return true;
  return font !== undefined && font !== body.font && size >= body.size * 0.97;
}

function isHeadingLike(text: string): boolean {
  return (
    text.length <= mostLetters &&
    /\p{L}/u.test(text) &&
    /^[\p{Lu}\p{N}§„"“»(]/u.test(text) &&
    !/[.!:;,…]["“”'’»)\]]*$/u.test(text)
  );
}
