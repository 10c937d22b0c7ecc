/**
 * Orders texts by their code units, for `sort`: the same on every machine and in every language.
 * Negative if `a` comes first, 0 if both are equal.
 */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
