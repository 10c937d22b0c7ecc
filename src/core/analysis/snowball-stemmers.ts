import german from 'natural/lib/natural/stemmers/porter_stemmer_de.js';
import english from 'natural/lib/natural/stemmers/porter_stemmer.js';

import type { Language } from './language.js';

/** Reduces a lower-case word to its stem. */
export type Stemmer = (word: string) => string;

/** In code units: longer ones are no words, and Porter's stemmer takes quadratic time over them. */
const longestWord = 64;

/**
 * natural's stemmers, each imported from its own file: the root of natural reads `.env`, prints, and
 * takes half a second to load. German is Snowball's (it expects lower case), English is Porter's.
 * What is longer than any word stays as it is.
 */
export const snowballStemmers: Readonly<Record<Language, Stemmer>> = {
  de: (word) => (word.length > longestWord ? word : german.stem(word)),
  en: (word) => (word.length > longestWord ? word : english.stem(word)),
};
