import { joinAccents } from './join-accents.js';
import type { TextRun } from './page-line.js';

/** A piece of text as pdf.js returns it. */
export interface TextItem {
  readonly str: string;
  /** Matrix from font space to page space. */
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly fontName: string;
}

/** In runs. A page with more is a drawing, and the rest is ignored. */
const mostRuns = 200_000;

/**
 * The text runs of a page with coordinates from the upper left corner. Text in another direction than
 * most of the page (a watermark, a note along the margin) is left out. A page that lies on its side is
 * rotated.
 *
 * @param view matrix from page space to the reader's space, with y downwards
 */
export function readRuns(items: readonly TextItem[], view: readonly number[]): TextRun[] {
  const placed: { angle: number; run: TextRun }[] = [];
  let spaced = false;
  for (const item of items.slice(0, mostRuns)) {
    if (item.str.trim() === '') {
      spaced ||= item.str !== '';
      continue;
    }
    const at = multiply(view, item.transform);
    const angle = Math.round((Math.atan2(at[1], at[0]) * 2) / Math.PI);
    const straight = Math.abs(Math.sin(2 * Math.atan2(at[1], at[0]))) < 0.1;
    const size = Math.hypot(at[2], at[3]) || item.height;
    const { x, y } = turn(at[4], at[5], angle);
    if (straight && [x, y, size, item.width].every(Number.isFinite)) {
      const text = expandLigatures(item.str).normalize('NFC').replace(controls, '');
      if (text.trim() !== '') {
        const { width, fontName: font } = item;
        placed.push({ angle: (angle + 4) % 4, run: { text, x, y, width, size, font, spaced } });
      }
    }
    spaced = false;
  }
  const letters = [0, 0, 0, 0];
  for (const { angle, run } of placed) letters[angle] = (letters[angle] ?? 0) + run.text.length;
  const main = letters.indexOf(Math.max(...letters));
  return joinAccents(placed.filter(({ angle }) => angle === main).map(({ run }) => run));
}

// eslint-disable-next-line no-control-regex -- fonts without a character map produce them
const controls = /[\u0000-\u001f\u007f\ufffe\uffff]/g;

/** Splits ligatures such as "ﬁ", because questions are typed with separate letters. */
function expandLigatures(text: string): string {
  return text.replace(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize('NFKC'));
}

type Matrix = readonly [number, number, number, number, number, number];

function multiply(outer: readonly number[], inner: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = outer;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = inner;
  return [
    a * g + c * h,
    b * g + d * h,
    a * i + c * j,
    b * i + d * j,
    a * k + c * l + e,
    b * k + d * l + f,
  ];
}

/** Rotates a point back by a number of quarter turns. */
function turn(x: number, y: number, quarters: number): { x: number; y: number } {
  switch ((quarters + 4) % 4) {
    case 1:
      return { x: y, y: -x };
    case 2:
      return { x: -x, y: -y };
    case 3:
      return { x: -y, y: x };
    default:
      return { x, y };
  }
}
