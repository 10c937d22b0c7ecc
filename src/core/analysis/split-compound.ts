/** In characters. Shorter parts occur by chance in many words. */
const shortestPart = 4;
/** In characters: two of the shortest parts. */
const shortestCompound = 2 * shortestPart;
/** In characters. Longer strings are no words. */
const longestCompound = 50;

/** German linking elements between the parts of a compound, longest first. */
export const linkingElements: readonly string[] = ['ens', 'es', 'en', 'er', 's', 'n', 'e', ''];

/**
 * Splits a German compound into its words, without linking elements: `auslandseinsatze` gives `ausland`
 * and `einsatze`. Prefers few parts, then a long last part, the head of the compound. Empty for a word
 * that is no compound.
 *
 * @param word lower case, folded
 * @param isWord tells whether a part is a word by itself
 */
export function splitCompound(word: string, isWord: (part: string) => boolean): string[] {
  if (word.length < shortestCompound || word.length > longestCompound) return [];
  if (!/^[a-z]+$/.test(word)) return [];
  const known = new Map<number, string[] | undefined>();

  /** The best parts of the word from an index on; a single part when the rest is a word itself. */
  const splitFrom = (start: number): string[] | undefined => {
    const before = known.get(start);
    if (before !== undefined || known.has(start)) return before;
    known.set(start, undefined);
    const rest = word.slice(start);
    let best: string[] | undefined = start > 0 && isWord(rest) ? [rest] : undefined;
    for (let end = start + shortestPart; end <= word.length - shortestPart; end += 1) {
      if (best?.length === 1) break;
      const head = readHead(word.slice(start, end), isWord);
      if (head === undefined) continue;
      const tail = splitFrom(end);
      if (tail !== undefined && (best === undefined || tail.length + 1 < best.length)) {
        best = [head, ...tail];
      }
    }
    known.set(start, best);
    return best;
  };
  const parts = splitFrom(0);
  return parts === undefined || parts.length < 2 ? [] : parts;
}

/** The word behind a part: without its linking element, or with a dropped final e (Schul-). */
function readHead(part: string, isWord: (part: string) => boolean): string | undefined {
  for (const element of linkingElements) {
    if (!part.endsWith(element)) continue;
    const word = part.slice(0, part.length - element.length);
    if (word.length >= shortestPart && isWord(word)) return word;
  }
  return isWord(`${part}e`) ? `${part}e` : undefined;
}
