/**
 * Gives a German word its umlauts back where it was typed without: Buendnis is Bündnis, Aerzte is
 * Ärzte. Not after a vowel or q, where ue is a diphthong or a consonant's (Quelle, neue, Treue). Words
 * with a true ae, oe, ue (Poesie, aktuell) change as well: the same in text and question, so they
 * still meet. Lower case in, lower case out.
 */
export function restoreUmlauts(word: string): string {
  return word.replace(/(?<![aeiouäöüyq])([aou])e/g, (_, vowel: string) => umlauts[vowel] ?? vowel);
}

const umlauts: Readonly<Record<string, string>> = { a: 'ä', o: 'ö', u: 'ü' };
