import { createRequire } from 'node:module';

import { foldCharacters } from '../fold-characters.js';

/** In characters. The compound splitter looks up no shorter words. */
const shortestWord = 4;

/** Verb prefixes. A remainder that occurs after two of them is a word itself. */
const prefixes = words(`
  ab an auf aus be durch ein ent er ge her hin mit nach über um un unter ver vor weg zer zu
`);

let loaded: ReadonlySet<string> | undefined;

/**
 * Some 100,000 German words, folded and in lower case, from `an-array-of-german-words` (MIT). Loaded at
 * the first call (about 60 ms), since only compounds and spelling need it, and kept.
 *
 * The list has many words a second time without their first letter (`chule` beside `schule`); whatever
 * is the rest of another word is left out, unless it follows two prefixes (`leitet` is the rest
 * of `gleitet`, but there are `geleitet` and `verleitet`); a few true words are left out as well.
 */
export function loadGermanWordList(): ReadonlySet<string> {
  if (loaded === undefined) {
    const listed = createRequire(import.meta.url)('an-array-of-german-words') as readonly string[];
    const known = new Set(listed);
    const rests = new Set(listed.map((word) => word.slice(1)));
    const isTrue = (word: string): boolean =>
      !rests.has(word) || prefixes.filter((prefix) => known.has(prefix + word)).length > 1;
    const whole = listed.filter((word) => word.length >= shortestWord && isTrue(word));
    loaded = new Set(whole.map((word) => foldCharacters(word.toLowerCase())));
  }
  return loaded;
}

function words(list: string): readonly string[] {
  return list.trim().split(/\s+/);
}
