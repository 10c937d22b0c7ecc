import type { Block, BlockKind } from '../../document.js';
import type { HeadingMark } from './find-headings.js';
import { noteMark } from './find-notes.js';
import type { TableRows } from './find-table-rows.js';
import { dropSoftHyphens, joinLineEnds } from './join-line-ends.js';
import type { PageLine, TextPage } from './page-line.js';

/**
 * The text of a PDF with its structure: one line per block, with an empty line between blocks that
 * are not rows of one table.
 */
export interface JoinedText {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly pages: readonly number[];
}

/** As a multiple of the usual line distance. A wider one separates paragraphs. */
const paragraphGap = 1.3;
/** As a multiple of the font size: the line distance to assume if the usual one is unknown. */
const usualLeading = 1.25;
/** As a multiple of the font size: the smallest indent of the first line of a paragraph. */
const indentation = 0.7;
/** Safety factor for the width of a word, which is estimated from its number of letters. */
const widestWord = 1.4;
/** As a share of the column width. A line that leaves more than this free ends a paragraph. */
const freeShare = 0.3;

const bullet = /^[•‣▪●○–■□◦·*-]\s+\S/u;
/** `2.`, `(2a)`, `b)`, `b.`; not `z. B.`. */
const numbered = /^(?:\(?\d{1,3}[a-z]?[.)]|\(?[a-z]{1,2}\)|[a-z]\.(?!\s*\p{L}\.))\s+\S/u;
/** A line of a table of contents, with leaders to its page number. */
const leaders = /(?:\.\s?){4,}\s*[\divxlc]*$/;
const closing = /[.!?:;…]["“”'’»)\]]*$/u;

/** What earlier steps found out about single lines. */
export interface LineRoles {
  readonly headings: ReadonlyMap<PageLine, HeadingMark>;
  readonly rows: TableRows;
  /** Lines of footnotes. The text above may continue after them. */
  readonly notes: ReadonlySet<PageLine>;
}

/** A line and the page it is on, from 0. */
interface PlacedLine extends PageLine {
  readonly page: number;
}

/**
 * Joins lines into paragraphs, list items, headings and table rows. A paragraph ends at a gap, before an
 * indented line, before a list item, where the font size changes, and after a line that had room for
 * the next word. It continues over the end of a column or a page if its sentence does.
 */
export function joinParagraphs(
  pages: readonly TextPage[],
  { headings, rows, notes }: LineRoles,
): JoinedText {
  const writer = createWriter(pages.length);
  const measures = measure(pages);
  let group: PlacedLine[] = [];
  let note: PlacedLine[] = [];
  let mark: HeadingMark | undefined;
  const flush = (): void => {
    if (group.length > 0) writer.write(group, kindOf(group, mark), mark);
    group = [];
  };
  /** Writes a note before the paragraph that continues after it, so that both are on the right page. */
  const flushNote = (): void => {
    if (note.length > 0) writer.write(note, 'paragraph', undefined);
    note = [];
  };
  pages.forEach(({ lines }, page) => {
    for (const line of lines) {
      if (notes.has(line)) {
        if (mark !== undefined || closing.test(group.at(-1)?.text ?? '')) flush();
        if (noteMark.test(line.text)) flushNote();
        note.push({ ...line, page });
        continue;
      }
      flushNote();
      const cells = rows.get(line);
      if (cells !== undefined) {
        flush();
        mark = undefined;
        writer.writeRow(cells, page);
        continue;
      }
      const next = headings.get(line);
      const last = group.at(-1);
      const goesOn =
        last !== undefined &&
        (next !== undefined || mark !== undefined
          ? next?.first === mark?.first
          : continues(last, { ...line, page }, group, measures));
      if (!goesOn) flush();
      mark = next;
      group.push({ ...line, page });
    }
  });
  flushNote();
  flush();
  return writer.finish();
}

function kindOf(group: readonly PlacedLine[], mark: HeadingMark | undefined): BlockKind {
  if (mark !== undefined) return 'heading';
  const text = group[0]?.text ?? '';
  return bullet.test(text) || numbered.test(text) ? 'list-item' : 'paragraph';
}

interface Measures {
  /** The usual line distance, keyed by rounded font size. */
  readonly leading: ReadonlyMap<number, number>;
  /** Where the lines of a column begin and end, keyed by page, column and font size. */
  readonly columns: ReadonlyMap<string, { readonly left: number; readonly right: number }>;
}

function columnKey(page: number, { column, size }: PageLine): string {
  return `${page} ${column} ${Math.round(size)}`;
}

function measure(pages: readonly TextPage[]): Measures {
  const gaps = new Map<number, number[]>();
  const columns = new Map<string, { left: number; right: number }>();
  pages.forEach(({ lines }, page) => {
    lines.forEach((line, at) => {
      const key = columnKey(page, line);
      const known = columns.get(key) ?? { left: Infinity, right: -Infinity };
      columns.set(key, {
        left: Math.min(known.left, line.x),
        right: Math.max(known.right, line.right),
      });
      const above = lines[at - 1];
      if (above?.column !== line.column || !isSameSize(above, line)) return;
      const gap = line.y - above.y;
      if (gap <= 0 || gap > line.size * 3) return;
      const size = Math.round(line.size);
      const list = gaps.get(size);
      if (list === undefined) gaps.set(size, [gap]);
      else list.push(gap);
    });
  });
  const leading = new Map<number, number>();
  for (const [size, list] of gaps) {
    list.sort((a, b) => a - b);
    // The lower third rather than the median, because short paragraphs have more gaps than inner lines.
    const usual = list[Math.floor(list.length / 3)];
    if (usual !== undefined) leading.set(size, Math.min(usual, size * 2));
  }
  return { leading, columns };
}

function isSameSize(a: PageLine, b: PageLine): boolean {
  return Math.abs(a.size - b.size) <= Math.max(a.size, b.size) * 0.08;
}

function continues(
  last: PlacedLine,
  line: PlacedLine,
  group: readonly PlacedLine[],
  measures: Measures,
): boolean {
  if (!isSameSize(last, line) || bullet.test(line.text) || leaders.test(last.text)) return false;
  if (last.page !== line.page || last.column !== line.column) return isMidSentence(last, line);
  const leading = measures.leading.get(Math.round(line.size)) ?? line.size * usualLeading;
  const gap = line.y - last.y;
  if (gap > leading * paragraphGap || gap < 0) return false;
  const ended = closing.test(last.text);
  const room = roomAfter(last, line, measures);
  if (numbered.test(line.text) && (ended || room)) return false;
  const inList = kindOf(group, undefined) === 'list-item';
  if (inList && follows(group[0]?.text ?? '', line.text)) return false;
  const indented = line.x > last.x + line.size * indentation;
  if (indented && !(inList && group.length === 1) && ended) return false;
  return !room;
}

/** Whether the number or letter of an item directly follows that of another one. */
function follows(item: string, next: string): boolean {
  const [before, after] = [item, next].map(
    (text) => numbered.exec(text)?.[0].match(/\d+|[a-z]/)?.[0],
  );
  if (before === undefined || after === undefined) return false;
  if (/\d/.test(before)) return Number(after) === Number(before) + 1;
  return after.charCodeAt(0) === before.charCodeAt(0) + 1;
}

/** Whether a line had room for the first word of the next one, so that the line break was intended. */
function roomAfter(last: PlacedLine, line: PlacedLine, { columns }: Measures): boolean {
  const column = columns.get(columnKey(last.page, last));
  if (column === undefined) return false;
  const free = column.right - last.right;
  const word = /^\S+/.exec(line.text)?.[0].length ?? 0;
  const wordWidth = ((line.right - line.x) * (word + 1)) / Math.max(1, line.text.length);
  if (free <= wordWidth * widestWord + line.size * 0.5) return false;
  return closing.test(last.text) || free > (column.right - column.left) * freeShare;
}

/** Whether a sentence continues over the end of a column or a page. */
function isMidSentence(last: PlacedLine, line: PlacedLine): boolean {
  if (closing.test(last.text) || numbered.test(line.text)) return false;
  return /^\p{Ll}/u.test(line.text) || /[\p{L},\u00ad-]$/u.test(last.text);
}

interface Writer {
  write(lines: readonly PlacedLine[], kind: BlockKind, mark: HeadingMark | undefined): void;
  /** @param cells empty for a line that belongs to the previous row */
  writeRow(cells: readonly string[], page: number): void;
  finish(): JoinedText;
}

function createWriter(pageCount: number): Writer {
  const parts: string[] = [];
  const blocks: Block[] = [];
  const starts = new Map<number, number>();
  let length = 0;
  const append = (part: string): void => {
    parts.push(part);
    length += part.length;
  };
  return {
    write(lines, kind, mark) {
      const gap = length === 0 ? '' : '\n\n';
      const start = length + gap.length;
      const joined: string[] = [];
      let at = start;
      // Only the last line is compared, because comparing all the text above would take quadratic time.
      let last = '';
      for (const line of lines) {
        const below = dropSoftHyphens(line.text);
        if (below === '') continue;
        const both = joinLineEnds(last, below);
        const above = both.slice(0, both.length - below.length);
        joined.push(above);
        at += above.length;
        if (!starts.has(line.page)) starts.set(line.page, at);
        last = below;
      }
      const text = dropLastSoftHyphen(joined.join('') + last);
      if (text === '') return;
      append(gap + text);
      const heading = mark === undefined ? {} : { level: mark.level, label: text };
      blocks.push({ kind, start, end: length, ...heading });
    },
    writeRow(cells, page) {
      const text = cells.map(dropSoftHyphens).map(dropLastSoftHyphen).join(' | ');
      if (text === '') return;
      const inTable = blocks.at(-1)?.kind === 'table-row';
      if (length > 0) append(inTable ? '\n' : '\n\n');
      append('| ');
      if (!starts.has(page)) starts.set(page, length);
      blocks.push({ kind: 'table-row', start: length, end: length + text.length });
      append(`${text} |`);
    },
    finish() {
      const pages: number[] = [];
      let following = length;
      for (let page = pageCount - 1; page >= 0; page -= 1) {
        following = Math.min(following, starts.get(page) ?? following);
        pages[page] = page === 0 ? 0 : following;
      }
      return { text: parts.join(''), blocks, pages };
    },
  };
}

function dropLastSoftHyphen(text: string): string {
  return text.endsWith('\u00ad') ? text.slice(0, -1) : text;
}
