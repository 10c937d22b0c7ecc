import type { Block, DocumentMetadata } from '../../document.js';
import { ensure } from '../../../ensure.js';
import { findManualSections } from './find-manual-sections.js';
import { type Line, splitLines } from '../../split-lines.js';

/** The structure that a parser finds in canonical text. */
export interface ParsedText {
  readonly blocks: readonly Block[];
  /** The title of a manual page. Default: the text has none of its own. */
  readonly metadata?: DocumentMetadata;
}

/** In code units. A longer line is no heading. */
const longestHeading = 90;
/** In code units. A line of this length is prose even without closing punctuation. */
const shortestProse = 100;
/** In code units: the range of widths at which editors and mail programs wrap lines. */
const wrapWidth = { least: 40, most: 100 } as const;
/** If the first line of a wrapped paragraph is shorter than this share of the widest, it is a heading. */
const headingShare = 0.6;

const closingPunctuation = /[.!?:;,…]["“”'’»«)\]]*$/u;
const listMarker = /^(?:[-*•–]|\d{1,3}[.)]|[a-z]\))\s+\S/u;
/** The clauses of laws and contracts: `(1)`, `(2a)`, `(b)`. */
const clauseMarker = /^\((?:\d{1,3}[a-z]?|[a-z]{1,2})\)\s+\S/u;
/** A line of drawing characters without words. */
const rule = /^[-=*_~#.\s]{3,}$/;
const underline = /^(?:={3,}|-{3,})$/;
/** At most three digits: "10117 Berlin" and "1999 in Kosovo" are not numbered headings. */
const numbering = /^(?:§+\s*)?(\d{1,3}(?:\.\d{1,3})*)\.?\s+\p{L}/u;

/** Lines that belong together: a wrapped paragraph, a list item, or a single line. */
interface Unit {
  readonly kind: 'line' | 'paragraph' | 'list-item' | 'underlined';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the structure of plain text. Empty lines and rules separate blocks. Between them, hard-wrapped
 * prose is one paragraph, and any other line is a block of its own. A heading is a short line without
 * closing punctuation, or a question, directly before longer prose, a list or a numbered heading.
 * Short lines before another short line (a banner, a menu, an address, a poem) are paragraphs, and so
 * is a would-be heading at the end of the text.
 *
 * In a manual page, the lines at the margin above indented text are the headings.
 *
 * Levels: a line underlined with `=` has level 1, with `-` level 2. A number gives its depth plus one.
 * Otherwise the first heading, the title, has level 1, and all others have level 2.
 */
export function parseText(text: string): ParsedText {
  const lines = splitLines(text);
  const manual = findManualSections(lines);
  const units = splitRuns(lines, manual?.sections).flatMap(splitUnits);
  const headings = manual
    ? units.map(({ start }) => manual.sections.has(start))
    : findHeadings(units);
  let seenHeading = false;
  const blocks = units.map((unit, at): Block => {
    const { start, end } = unit;
    if (headings[at] !== true) {
      return { kind: unit.kind === 'list-item' ? 'list-item' : 'paragraph', start, end };
    }
    const level = levelOf(unit, seenHeading);
    seenHeading = true;
    const [label] = unit.text.split('\n');
    return { kind: 'heading', start, end, level, label: ensure(label, start) };
  });
  return manual === undefined ? { blocks } : { blocks, metadata: { title: manual.title } };
}

/** Decides which units are headings, from last to first, because each decision depends on what follows. */
function findHeadings(units: readonly Unit[]): boolean[] {
  const headings: boolean[] = [];
  for (let at = units.length - 1; at >= 0; at -= 1) {
    headings[at] = isHeading(units, at, headings[at + 1] === true);
  }
  return headings;
}

function isHeading(units: readonly Unit[], at: number, beforeHeading: boolean): boolean {
  const unit = units[at];
  const next = units[at + 1];
  if (unit?.kind === 'underlined') return true;
  if (unit === undefined || next === undefined || !isHeadingLike(unit.text)) return false;
  const beforeProse = next.kind === 'paragraph' || isProse(next.text, unit.text);
  if (unit.kind === 'list-item') {
    const inList = units[at - 1]?.kind === 'list-item' || next.kind === 'list-item';
    return numbering.test(unit.text) && !inList && beforeProse;
  }
  if (unit.kind !== 'line') return false;
  if (beforeHeading) return next.kind === 'underlined' || numbering.test(next.text);
  return next.kind === 'list-item' || beforeProse;
}

function levelOf(unit: Unit, seenHeading: boolean): number {
  if (unit.kind === 'underlined') return unit.text.endsWith('=') ? 1 : 2;
  const depth = numbering.exec(unit.text)?.[1]?.split('.').length;
  if (depth !== undefined) return depth + 1;
  return seenHeading ? 2 : 1;
}

function isHeadingLike(text: string): boolean {
  return (
    text.length <= longestHeading &&
    /^[\p{Lu}\p{N}§„"“»(]/u.test(text) &&
    /\p{L}/u.test(text) &&
    !isStatement(text)
  );
}

/** Whether a line ends with punctuation other than a question mark, which no heading does. */
function isStatement(text: string): boolean {
  return closingPunctuation.test(text) && !text.endsWith('?');
}

/** Whether a line below a heading is prose: long, or ended by punctuation and longer than the heading. */
function isProse(text: string, heading: string): boolean {
  if (text.length >= shortestProse) return true;
  if (text.length <= heading.length || /[,;]$/.test(text)) return false;
  return closingPunctuation.test(text) && !(heading.endsWith('?') && text.endsWith('?'));
}

/** Splits the lines at empty ones, at rules that do not underline a heading, and around `sections`. */
function splitRuns(lines: readonly Line[], sections?: ReadonlySet<number>): Line[][] {
  const runs: Line[][] = [];
  let run: Line[] = [];
  for (const line of lines) {
    const isDrawn = rule.test(line.text) && !isUnderlined([...run.slice(-1), line], 0);
    if (sections?.has(line.start) === true) {
      if (run.length > 0) runs.push(run);
      runs.push([line]);
      run = [];
    } else if (line.text !== '' && !isDrawn) {
      run.push(line);
    } else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
  }
  return run.length > 0 ? [...runs, run] : runs;
}

function splitUnits(run: readonly Line[]): Unit[] {
  const units: Unit[][] = [];
  let at = 0;
  while (at < run.length) {
    const end = endOfUnits(run, at);
    const lines = run.slice(at, end);
    if (isUnderlined(run, at)) units.push([joinLines('underlined', lines)]);
    else if (isListItem(run[at])) units.push([joinLines('list-item', lines)]);
    else units.push(splitProse(lines));
    at = end;
  }
  return units.flat();
}

/** The index after the last line of a heading with its underline, a list item, or lines of prose. */
function endOfUnits(run: readonly Line[], at: number): number {
  if (isUnderlined(run, at)) return at + 2;
  const first = ensure(run[at], at);
  // A clause continues up to the next one. The continuation lines of other items are indented.
  const inList = isListItem(first) && !clauseMarker.test(first.text);
  let end = at + 1;
  while (end < run.length && !isUnderlined(run, end) && !isListItem(run[end])) {
    if (inList && ensure(run[end], end).indent <= first.indent) break;
    end += 1;
  }
  return end;
}

/** Joins hard-wrapped lines into a paragraph, apart from a heading on top; other lines stay single. */
function splitProse(lines: readonly Line[]): Unit[] {
  if (!isHardWrapped(lines)) return lines.map((line) => joinLines('line', [line]));
  const [first] = lines;
  const headed =
    first !== undefined &&
    isHeadingLike(first.text) &&
    first.text.length < widestOf(lines) * headingShare;
  if (!headed) return [joinLines('paragraph', lines)];
  return [joinLines('line', [first]), joinLines('paragraph', lines.slice(1))];
}

/** Whether lines are prose wrapped at a fixed width: most are full and end in mid-sentence. */
function isHardWrapped(lines: readonly Line[]): boolean {
  const full = lines.slice(0, -1);
  const widest = widestOf(lines);
  if (full.length === 0 || widest < wrapWidth.least || widest > wrapWidth.most) return false;
  const broken = full.filter(({ text }) => !closingPunctuation.test(text) || /[,;]$/.test(text));
  const wide = full.filter(({ text }) => text.length >= widest * headingShare);
  return broken.length * 2 >= full.length && wide.length * 2 >= full.length;
}

function widestOf(lines: readonly Line[]): number {
  return lines.reduce((width, { text }) => Math.max(width, text.length), 0);
}

function isUnderlined(run: readonly Line[], at: number): boolean {
  const line = run[at];
  const below = run[at + 1];
  return (
    line !== undefined &&
    below !== undefined &&
    underline.test(below.text) &&
    line.text.length <= longestHeading &&
    !isStatement(line.text) &&
    /[\p{L}\p{N}]/u.test(line.text)
  );
}

function isListItem(line: Line | undefined): boolean {
  return line !== undefined && (listMarker.test(line.text) || clauseMarker.test(line.text));
}

function joinLines(kind: Unit['kind'], lines: readonly Line[]): Unit {
  const { start } = ensure(lines[0], kind);
  const { end } = ensure(lines.at(-1), kind);
  return { kind, text: lines.map(({ text }) => text).join('\n'), start, end };
}
