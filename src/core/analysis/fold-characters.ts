/**
 * Folds letters that readers take for the same one: ß becomes ss, and a letter loses its diacritics
 * (ä → a, é → e). May change the length. A word of nothing but marks is returned as it is.
 */
export function foldCharacters(word: string): string {
  if (isPlain.test(word)) return word;
  // Some ligatures decompose into several words; terms must not contain spaces.
  const folded = word
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/[\p{M}\s]/gu, '');
  return folded === '' ? word : folded;
}

// eslint-disable-next-line no-control-regex -- ASCII has nothing to fold
const isPlain = /^[\u0000-\u007f]*$/;
