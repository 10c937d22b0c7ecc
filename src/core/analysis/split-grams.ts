/** In characters: long enough to distinguish words, short enough to survive an inflection or a typo. */
const gramLength = 4;

/**
 * Splits a word, with its boundaries marked, into character 4-grams: `bund` gives `^bun`, `bund`,
 * `und$`. A marked word of at most four characters is its only gram. In order, with repetitions.
 */
export function splitGrams(word: string): string[] {
  const marked = `^${word}$`;
  if (marked.length <= gramLength) return [marked];
  return Array.from({ length: marked.length - gramLength + 1 }, (_, at) =>
    marked.slice(at, at + gramLength),
  );
}
