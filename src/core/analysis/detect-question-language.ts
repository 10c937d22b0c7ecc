import { detectLanguage } from './detect-language.js';
import { loadEnglishWordList } from './word-lists/english-word-list.js';
import { foldCharacters } from './fold-characters.js';
import { loadGermanWordList } from './word-lists/german-word-list.js';
import type { Language } from './language.js';

/** In code units. Shorter words are words of both languages too often. */
const shortestTelling = 4;
/** A single English word is often a loan word of German. */
const fewestEnglish = 2;
/** In code units: keywords are short, and a longer text has stop words. */
const longestKeywords = 200;

/**
 * Detects the language of a question, as `detectLanguage` does; of keywords without stop words, such as
 * "Anmeldung Telefon", by the word lists. `undefined` when both languages have words of their own in
 * it, or neither has.
 */
export function detectQuestionLanguage(text: string): Language | undefined {
  const detected = detectLanguage(text);
  if (detected !== undefined || text.length > longestKeywords) return detected;
  let [german, english] = [0, 0];
  for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
    if (word.length < shortestTelling) continue;
    const isGerman = loadGermanWordList().has(foldCharacters(word));
    const isEnglish = loadEnglishWordList().has(word);
    if (isGerman && !isEnglish) german += 1;
    if (isEnglish && !isGerman) english += 1;
  }
  if (german > 0 && english === 0) return 'de';
  return english >= fewestEnglish && german === 0 ? 'en' : undefined;
}
