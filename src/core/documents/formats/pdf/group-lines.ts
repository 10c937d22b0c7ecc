import { ensure } from '../../../ensure.js';
import type { PageLine, TextRun } from './page-line.js';

/** As a share of the font size: how far a superscript or an uneven baseline may be off the line. */
const baselineTolerance = 0.45;
/** As a share of the font size. A wider gap is a word space, even if the file has no space character. */
const wordGap = 0.15;
/** As a share of the font size. A wider gap may separate columns, which can be very close. */
const columnGap = 0.6;
/** As shares of the font size: a note number is smaller than its line and raised by this much. */
const noteMark = { size: 0.9, rise: 0.15 } as const;

/**
 * Groups the runs of a page into pieces of lines, from top to bottom and left to right. Runs on one
 * baseline form one piece unless a gap between them is wide enough to separate columns.
 */
export function groupLines(runs: readonly TextRun[]): PageLine[] {
  const rows: TextRun[][] = [];
  for (const run of [...runs].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.at(-1);
    const anchor = row?.reduce((largest, other) => (other.size > largest.size ? other : largest));
    const near =
      anchor !== undefined &&
      Math.abs(run.y - anchor.y) <= Math.max(run.size, anchor.size) * baselineTolerance;
    if (near && row !== undefined && row.length < longestRow) row.push(run);
    else rows.push([run]);
  }
  return rows.flatMap((row) => splitRow(row.sort((a, b) => a.x - b.x)));
}

/** In runs. A longer row is no text, and searching for its largest run would take too long. */
const longestRow = 2000;

function splitRow(row: readonly TextRun[]): PageLine[] {
  const pieces: TextRun[][] = [];
  for (const run of row) {
    const piece = pieces.at(-1);
    const last = piece?.at(-1);
    const gap = last === undefined ? Infinity : run.x - (last.x + last.width);
    if (piece === undefined || gap > run.size * columnGap) pieces.push([run]);
    else piece.push(run);
  }
  return pieces.map(joinRuns);
}

function joinRuns(runs: readonly TextRun[]): PageLine {
  const main = runs.reduce((longest, run) =>
    run.text.length > longest.text.length ? run : longest,
  );
  let text = '';
  let right = -Infinity;
  for (const run of runs) {
    const spaced = run.spaced || run.x - right > run.size * wordGap;
    if (isNoteMark(run, main, text)) text += `[${run.text.trim()}]${text === '' ? ' ' : ''}`;
    else text += text !== '' && spaced ? ` ${run.text}` : run.text;
    right = Math.max(right, run.x + run.width);
  }
  const { x } = ensure(runs[0], text);
  return {
    text: text.replace(/\s+/g, ' ').trim(),
    x,
    right,
    y: main.y,
    size: main.size,
    font: runs.every(({ font }) => font === main.font) ? main.font : undefined,
    column: 0,
  };
}

/** Whether a run is a note number, after a word or before the note itself. An exponent is not. */
function isNoteMark(run: TextRun, main: TextRun, before: string): boolean {
  return (
    /^\s*\d{1,3}\s*$/.test(run.text) &&
    run.size < main.size * noteMark.size &&
    main.y - run.y > main.size * noteMark.rise &&
    /(?:^|\p{L}{3}|[.,;:!?)\]"“”'’»])$/u.test(before)
  );
}
