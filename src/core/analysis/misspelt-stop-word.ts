import type { Language } from './language.js';
import { stopWords } from './word-lists/stop-words.js';

/** In code units. Shorter stop words are one edit away from too many other words. */
const shortestStopWord = 6;

/**
 * Whether a word, in lower case, is a stop word of the language with one letter added, left out, replaced
 * or exchanged with its neighbour, as `wärend` is for `während`. Only stop words of six letters and more
 * are considered. Ask it only about words that are no words themselves.
 */
export function isMisspeltStopWord(word: string, language: Language): boolean {
  if (word.length < shortestStopWord - 1) return false;
  for (const stopWord of stopWords[language]) {
    if (stopWord.length >= shortestStopWord && isOneEditAway(word, stopWord)) return true;
  }
  return false;
}

function isOneEditAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  const restOfA = a.slice(same);
  const restOfB = b.slice(same);
  return (
    restOfA.slice(1) === restOfB ||
    restOfA === restOfB.slice(1) ||
    restOfA.slice(1) === restOfB.slice(1) ||
    (a.length === b.length &&
      restOfA.slice(2) === restOfB.slice(2) &&
      restOfA.slice(0, 2) === `${restOfB.charAt(1)}${restOfB.charAt(0)}`)
  );
}
