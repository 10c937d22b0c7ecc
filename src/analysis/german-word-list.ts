import { createRequire } from 'node:module';

import { foldCharacters } from './fold-characters.js';

/** In characters: the splitter asks for no shorter ones. */
const shortestWord = 4;

let loaded: ReadonlySet<string> | undefined;

/**
 * Some 80,000 German words, folded and in lower case, from `an-array-of-german-words` (MIT). Loaded at
 * the first call (about 60 ms), since only compounds need it, and kept.
 *
 * The list has many words a second time without their first letter (`chule` beside `schule`); whatever
 * is the rest of another word is left out, the few true words among them as well.
 */
export function loadGermanWordList(): ReadonlySet<string> {
  if (loaded === undefined) {
    const words = createRequire(import.meta.url)('an-array-of-german-words') as readonly string[];
    const rests = new Set(words.map((word) => word.slice(1)));
    const whole = words.filter((word) => word.length >= shortestWord && !rests.has(word));
    loaded = new Set(whole.map((word) => foldCharacters(word.toLowerCase())));
  }
  return loaded;
}
