/** Number formats as OpenDocument and HTML name them: `1`, `01`, `a`, `A`, `i`, `I`; `''` shows no number. */
export type NumberFormat = '1' | '01' | 'a' | 'A' | 'i' | 'I' | '';

const letters = 26;
/** More items than any list has. The length of a Roman number grows with its value. */
const highest = 99_999;

const romans: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** Formats a number for a list. A number that the format cannot express is written in digits. */
export function formatNumber(count: number, format: NumberFormat): string {
  if (format === '') return '';
  if (format === '01') return String(count).padStart(2, '0');
  if (format === '1' || count < 1 || count > highest) return String(count);
  const text = format.toLowerCase() === 'a' ? toLetters(count) : toRoman(count);
  return format === 'A' || format === 'I' ? text.toUpperCase() : text;
}

/** Letters from a to z, then aa, bb and so on, as word processors count. */
function toLetters(count: number): string {
  const letter = String.fromCharCode('a'.charCodeAt(0) + ((count - 1) % letters));
  const times = Math.ceil(count / letters);
  return times > 3 ? String(count) : letter.repeat(times);
}

function toRoman(count: number): string {
  let rest = count;
  let text = '';
  for (const [value, sign] of romans) {
    text += sign.repeat(Math.floor(rest / value));
    rest %= value;
  }
  return text;
}
