import type { Language } from './language.js';
import { stopWords } from './word-lists/stop-words.js';

/** The minimum lead in stop words of one language over the other, as a share of all words. */
const margin = 0.08;
/** Letters that German has and English has not. */
const germanLetters = /[äöüß]/iu;

/** In words. A shorter text cannot overrule the language that its document declares. */
const shortText = 8;

/**
 * Detects the language of a text by the share of its words that are stop words of one language only.
 * Returns the declared language for a short text, and when the shares are too close.
 *
 * @param declared the document's language. Default: none; then `undefined` when the text does not decide
 */
export function detectLanguage(text: string, declared?: Language): Language | undefined {
  const words = text.match(/\p{L}+/gu) ?? [];
  if (words.length === 0) return declared;
  if (declared !== undefined && words.length < shortText) return declared;
  let [de, en] = [0, 0];
  for (const word of words) {
    // A capital A is as often a letter, as in a room's number, as the English article.
    const only = word === 'A' ? undefined : onlyIn(word.toLowerCase());
    if (only === 'de') de += 1;
    else if (only === 'en') en += 1;
  }
  const lead = (de - en) / words.length;
  if (Math.abs(lead) >= margin) return lead > 0 ? 'de' : 'en';
  return declared ?? (germanLetters.test(text) && Math.min(de, en) === 0 ? 'de' : undefined);
}

/** The only language in which a word is a stop word; `undefined` for none and for both. */
function onlyIn(word: string): Language | undefined {
  // Spares two set lookups for most words.
  if (word.length > longestStopWord) return undefined;
  const german = stopWords.de.has(word);
  return german === stopWords.en.has(word) ? undefined : german ? 'de' : 'en';
}

/** In code units, of both languages. */
const longestStopWord = 12;
