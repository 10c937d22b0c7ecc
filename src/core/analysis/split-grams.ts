/** In characters: long enough to tell words apart, short enough to survive an ending or a typo. */
const gramLength = 4;

/**
 * The character 4-grams of a word with its edges marked: `bund` gives `^bun`, `bund`, `und$`. A word
 * that is shorter than one gram is its own gram. In order, repetitions included.
 */
export function splitGrams(word: string): string[] {
  const marked = `^${word}$`;
  if (marked.length <= gramLength) return [marked];
  return Array.from({ length: marked.length - gramLength + 1 }, (_, at) =>
    marked.slice(at, at + gramLength),
  );
}
