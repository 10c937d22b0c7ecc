/**
 * Replaces transliterated umlauts in a German word: Buendnis becomes Bündnis, Aerzte becomes Ärzte.
 * Not after a vowel or q, where `ue` is no umlaut (Quelle, neue, Treue). Words with a true ae, oe or ue
 * (Poesie, aktuell) change too, in texts and in questions alike, so they still match. Expects and
 * returns lower case.
 */
export function restoreUmlauts(word: string): string {
  return word.replace(/(?<![aeiouäöüyq])([aou])e/g, (_, vowel: string) => umlauts[vowel] ?? vowel);
}

const umlauts: Readonly<Record<string, string>> = { a: 'ä', o: 'ö', u: 'ü' };
