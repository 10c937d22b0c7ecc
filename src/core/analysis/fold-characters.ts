/**
 * One spelling for what readers take for the same letter: ß is ss, and a letter loses its marks
 * (ä → a, é → e). Lower case stays; changes the length of a word. What folds to nothing stays.
 */
export function foldCharacters(word: string): string {
  if (isPlain.test(word)) return word;
  // Some ligatures come apart into words, with spaces that no term may have.
  const folded = word
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/[\p{M}\s]/gu, '');
  return folded === '' ? word : folded;
}

// eslint-disable-next-line no-control-regex -- ASCII is where nothing is to be folded
const isPlain = /^[\u0000-\u007f]*$/;
