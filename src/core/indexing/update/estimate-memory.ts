/**
 * In bytes for each character of the passages, at the height of building: the text itself, its words
 * as numbers, and the postings as MiniSearch keeps them until they are packed. Measured with
 * `npm run bench:scale`, rounded up.
 */
const bytesPerCharacter = 11;
/** In MiB: what an index of nothing takes, the word list included. */
const base = 100;

/** How much memory an index of so many characters takes while it is built, in MiB, rounded up. */
export function estimateMemory(characters: number): number {
  return Math.ceil(base + (characters * bytesPerCharacter) / 2 ** 20);
}
