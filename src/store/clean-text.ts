/**
 * A text without blanks around it, no longer than `length` UTF-16 code units, not cut through a
 * surrogate pair. `undefined` when nothing is left.
 */
export function cleanText(text: string, length: number): string | undefined {
  const whole = text.trim();
  const cut =
    whole.length <= length
      ? whole
      : whole
          .slice(0, length)
          .replace(/[\uD800-\uDBFF]$/, '')
          .trimEnd();
  return cut === '' ? undefined : cut;
}

/** A text on one line, its blanks made single. */
export function joinLines(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** What counts as the same beginning: case, width and blanks make no difference. */
export function foldText(text: string): string {
  return joinLines(text.normalize('NFKC').toLowerCase());
}
