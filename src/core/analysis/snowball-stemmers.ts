import german from 'natural/lib/natural/stemmers/porter_stemmer_de.js';
import english from 'natural/lib/natural/stemmers/porter_stemmer.js';

import type { Language } from './language.js';

/** Reduces a lower-case word to its stem. */
export type Stemmer = (word: string) => string;

/** In code units. Longer strings are no words, and Porter's stemmer is quadratic in the length. */
const longestWord = 64;

/**
 * The stemmers of natural: Snowball's for German, which expects lower case, and Porter's for English.
 * Each is imported from its own file because the root of natural reads `.env`, prints, and takes half a
 * second to load. Strings longer than `longestWord` are returned unchanged.
 */
export const snowballStemmers: Readonly<Record<Language, Stemmer>> = {
  de: (word) => (word.length > longestWord ? word : german.stem(word)),
  en: (word) => (word.length > longestWord ? word : english.stem(word)),
};
