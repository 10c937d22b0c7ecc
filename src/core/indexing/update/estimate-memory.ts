/**
 * Bytes per character of the passages while the index is built: the text itself, its words as numbers,
 * and the postings. Measured with `npm run bench:scale` and rounded up.
 */
const bytesPerCharacter = 11;
/** In MiB: the memory of an empty index, including the German word list. */
const base = 100;

/** Estimates the memory, in MiB, that building an index of so many characters takes at most. */
export function estimateMemory(characters: number): number {
  return Math.ceil(base + (characters * bytesPerCharacter) / 2 ** 20);
}
