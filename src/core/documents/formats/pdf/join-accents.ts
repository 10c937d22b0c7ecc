import type { TextRun } from './page-line.js';

/** Accents that are characters of their own, with the combining mark that each stands for. */
const marks: Readonly<Record<string, string>> = {
  '`': '\u0300',
  ˋ: '\u0300',
  '´': '\u0301',
  ˊ: '\u0301',
  '^': '\u0302',
  ˆ: '\u0302',
  '~': '\u0303',
  '˜': '\u0303',
  '¯': '\u0304',
  '˘': '\u0306',
  '˙': '\u0307',
  '¨': '\u0308',
  '˚': '\u030a',
  '˝': '\u030b',
  ˇ: '\u030c',
  '¸': '\u0327',
  '˛': '\u0328',
};
/** As a share of the font size: how far an accent may be above or below its letter. */
const farthest = 0.6;
/** As a share of the font size: how much an accent and its letter overlap at least. */
const overlap = 0.05;
/** As a multiple of the font size: how wide an accent is at most. */
const widestAccent = 0.8;

/**
 * Joins accents with the letters that they are printed on. LaTeX sets "für" in its older fonts as `f`,
 * `¨` and `ur`, with the `u` moved back below the dots.
 *
 * @param runs in the order of the file
 */
export function joinAccents(runs: readonly TextRun[]): TextRun[] {
  const joined: TextRun[] = [];
  for (const written of runs) {
    const run = { ...written, text: joinDiaereses(written.text) };
    const before = joined.at(-1);
    if (before === undefined || !isPrintedOver(before, run)) {
      joined.push(run);
      continue;
    }
    const [accent, letter] = [before.text.slice(-1), run.text.slice(0, 1)];
    const [leading, trailing] = [compose(letter, accent), compose(accent, letter)];
    if (leading !== undefined) {
      joined.pop();
      const rest = before.text.slice(0, -1);
      if (rest !== '') joined.push({ ...before, text: rest, width: run.x - before.x });
      const spaced = run.spaced || (rest === '' && before.spaced);
      joined.push({ ...run, text: leading + run.text.slice(1), spaced });
    } else if (trailing !== undefined) {
      joined.pop();
      const text = before.text.slice(0, -1) + trailing + run.text.slice(1);
      joined.push({ ...before, text, width: Math.max(before.width, run.x + run.width - before.x) });
    } else joined.push(run);
  }
  return joined;
}

/** Whether the end of one run and the start of the next are printed one over the other. */
function isPrintedOver(before: TextRun, run: TextRun): boolean {
  const size = Math.max(before.size, run.size);
  const shared = before.x + before.width - run.x;
  return (
    Math.abs(before.y - run.y) < size * farthest &&
    shared > size * overlap &&
    shared < size * widestAccent
  );
}

/** A letter with an accent as one character; `undefined` if there is no such character. */
function compose(letter: string, accent: string): string | undefined {
  const mark = Object.hasOwn(marks, accent) ? marks[accent] : undefined;
  if (mark === undefined || !/^\p{L}$/u.test(letter)) return undefined;
  const base = letter === 'ı' ? 'i' : letter === 'ȷ' ? 'j' : letter;
  const composed = (base + mark).normalize('NFC');
  return composed.length === 1 ? composed : undefined;
}

/** A diaeresis within a run, which is no character of any text but this. */
function joinDiaereses(text: string): string {
  return text.replace(/¨(\p{L})/gu, (both, letter: string) => compose(letter, '¨') ?? both);
}
