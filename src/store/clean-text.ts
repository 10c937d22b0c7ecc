/**
 * A text as it can be stored and read back unchanged: no NUL, at which SQLite's text functions end, no
 * half of a surrogate pair, which UTF-8 cannot write, no blanks around it, and no longer than `length`
 * UTF-16 code units. `undefined` when nothing is left.
 */
export function cleanText(text: string, length: number): string | undefined {
  const whole = text
    .replaceAll('\0', replacement)
    .replace(/\p{Surrogate}/gu, replacement)
    .trim();
  const cut = whole
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd();
  return cut === '' ? undefined : cut;
}

/** Unicode's own sign for what could not be read. */
const replacement = '\uFFFD';

/** A text on one line, its blanks made single. */
export function joinLines(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** What counts as the same beginning: case, width and blanks make no difference. */
export function foldText(text: string): string {
  return joinLines(text.normalize('NFKC').toLowerCase());
}
