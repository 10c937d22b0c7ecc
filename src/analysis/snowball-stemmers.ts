import german from 'natural/lib/natural/stemmers/porter_stemmer_de.js';
import english from 'natural/lib/natural/stemmers/porter_stemmer.js';

import type { Language } from './language.js';

/** Reduces a lower-case word to its stem. */
export type Stemmer = (word: string) => string;

/**
 * natural's stemmers, each imported from its own file: the root of natural reads `.env`, prints, and
 * takes half a second to load. German is Snowball's (it expects lower case), English is Porter's.
 */
export const snowballStemmers: Readonly<Record<Language, Stemmer>> = {
  de: (word) => german.stem(word),
  en: (word) => english.stem(word),
};
