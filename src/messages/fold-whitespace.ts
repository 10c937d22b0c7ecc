/** A run of white space and what is shown in its place. Offsets are UTF-16 code units. */
export interface Fold {
  readonly start: number;
  readonly end: number;
  readonly shown: string;
}

/** In code units. A block whose lines are all shorter is not hard-wrapped: verses, addresses, short items. */
const narrowestWrap = 40;

const fence = /^\s*(?:```|~~~)/;
/** Tables, aligned columns, code and shell commands keep their lines and their spaces. */
const preformatted = /[\t|]|\S {2,}\S.*\S {2,}\S|[{};]\s*$|^\s*[$>]\s/;
/** Headings, quotations and list items begin a line of their own. */
const startsItem = /^\s*(?:[#>*+•–—-]|\(?\w{1,3}[.)])\s/;
/** Markdown's hard line break, or a heading. */
const endsLine = / {2}$|\\$|^\s*#/;
/** A word that is divided at the end of a line; "Sozial- und" is not. */
const dividedWord = /\p{L}[-\u2010]$/u;
const restOfWord = /^\s*(?!(?:und|oder|bzw|beziehungsweise|and|or)\b)\p{Ll}/u;

/**
 * Finds the white space of a text that is shown differently: lines that a program has wrapped are
 * joined, several blank lines become one, and several spaces become one. Code and tables keep theirs.
 * Only white space changes, never a letter: a word divided at the end of a line keeps its hyphen.
 *
 * @returns in the order of the text, not overlapping
 */
export function findFolds(text: string): readonly Fold[] {
  const lines = splitLines(text);
  return [...text.matchAll(/\s+/g)].flatMap(({ 0: run, index: start }) => {
    const shown = foldRun(run, start, lines);
    return shown === run ? [] : [{ start, end: start + run.length, shown }];
  });
}

/** A range of a text with its white space folded. A fold that is only partly inside is left out. */
export function applyFolds(
  text: string,
  folds: readonly Fold[],
  start = 0,
  end = text.length,
): string {
  const pieces: string[] = [];
  let at = start;
  for (const fold of folds) {
    if (fold.start < at || fold.end > end) continue;
    pieces.push(text.slice(at, fold.start), fold.shown);
    at = fold.end;
  }
  return pieces.join('') + text.slice(at, end);
}

interface Line {
  readonly start: number;
  readonly text: string;
  readonly keeps: boolean;
  /** The length of the longest line of its block. */
  width: number;
}

function splitLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  let fenced = false;
  let block: Line[] = [];
  for (const line of text.split('\n')) {
    const isFence = fence.test(line);
    const keeps = fenced || isFence || preformatted.test(line);
    if (isFence) fenced = !fenced;
    if (line.trim() === '') block = [];
    const added: Line = { start, text: line, keeps, width: 0 };
    block.push(added);
    const width = Math.max(...block.slice(-2).map((one) => Math.max(one.width, one.text.length)));
    for (const one of block) one.width = Math.max(one.width, width);
    lines.push(added);
    start += line.length + 1;
  }
  return lines;
}

function foldRun(run: string, start: number, lines: readonly Line[]): string {
  const at = lines.findLastIndex((line) => line.start <= start);
  const line = lines[at];
  if (line === undefined || line.keeps) return run;
  const breaks = run.split('\n').length - 1;
  if (breaks === 0) return run.length > 1 ? ' ' : run;
  const next = lines[at + breaks];
  if (next === undefined || next.keeps) return run;
  const lastBreak = run.slice(run.lastIndexOf('\n'));
  if (breaks > 1) return `\n${lastBreak}`;
  if (startsItem.test(next.text) || endsLine.test(line.text)) return run;
  if (!isWrapped(line, next)) return run;
  return dividedWord.test(line.text.trimEnd()) && restOfWord.test(next.text) ? '' : ' ';
}

/** Whether the first word of the next line would not have fitted into the line. */
function isWrapped(line: Line, next: Line): boolean {
  const [word = ''] = next.text.trim().split(/\s/, 1);
  return line.width >= narrowestWrap && line.text.trimEnd().length + 1 + word.length > line.width;
}
