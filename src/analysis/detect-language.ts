import { type Language, languages } from './language.js';
import { stopWords } from './stop-words.js';

/** One language must have this many more stop words than the other, as a share of all words. */
const margin = 0.08;
/** Letters that only German has among the two. */
const germanLetters = /[äöüß]/iu;

/**
 * The language of a text by the share of its words that are stop words of a language and of no other;
 * `undefined` where they are too few or too even to tell.
 */
export function detectLanguage(text: string): Language | undefined {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length === 0) return undefined;
  const shares = languages.map((language) => {
    const own = words.filter((word) => isOnlyIn(word, language)).length;
    return { language, share: own / words.length };
  });
  shares.sort((a, b) => b.share - a.share);
  const [first, second] = shares;
  if (first !== undefined && second !== undefined && first.share - second.share >= margin) {
    return first.language;
  }
  return germanLetters.test(text) && (second?.share ?? 0) === 0 ? 'de' : undefined;
}

function isOnlyIn(word: string, language: Language): boolean {
  return (
    stopWords[language].has(word) &&
    languages.every((other) => other === language || !stopWords[other].has(word))
  );
}
