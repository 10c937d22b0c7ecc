import type { Language } from './language.js';
import { stopWords } from './stop-words.js';

/** One language must have this many more stop words than the other, as a share of all words. */
const margin = 0.08;
/** Letters that only German has among the two. */
const germanLetters = /[äöüß]/iu;

/** In words: a text with fewer says too little against the language that its document declares. */
const shortText = 8;

/**
 * The language of a text by the share of its words that are stop words of a language and of no other.
 * Where they are too few or too even to tell, and of a short text, it is the declared one.
 *
 * @param declared by the document. Default: none; then `undefined` where the text does not tell
 */
export function detectLanguage(text: string, declared?: Language): Language | undefined {
  const words = text.match(/\p{L}+/gu) ?? [];
  if (words.length === 0) return declared;
  if (declared !== undefined && words.length < shortText) return declared;
  let [de, en] = [0, 0];
  for (const word of words) {
    const only = onlyIn(word.toLowerCase());
    if (only === 'de') de += 1;
    else if (only === 'en') en += 1;
  }
  const lead = (de - en) / words.length;
  if (Math.abs(lead) >= margin) return lead > 0 ? 'de' : 'en';
  return declared ?? (germanLetters.test(text) && Math.min(de, en) === 0 ? 'de' : undefined);
}

/** The language that a word is a stop word of; `undefined` for none and for both. */
function onlyIn(word: string): Language | undefined {
  // No stop word is longer, and most words are.
  if (word.length > longestStopWord) return undefined;
  const german = stopWords.de.has(word);
  return german === stopWords.en.has(word) ? undefined : german ? 'de' : 'en';
}

/** In code units. */
const longestStopWord = 12;
