/** In characters: shorter parts are found everywhere and mean nothing there. */
const shortestPart = 4;
/** In characters: compounds of two such parts begin here. */
const shortestCompound = 2 * shortestPart;
/** In characters: longer words are no words but tables and addresses. */
const longestCompound = 50;

/** What German puts between the parts of a compound, longest first. */
export const linkingElements: readonly string[] = ['ens', 'es', 'en', 'er', 's', 'n', 'e', ''];

/**
 * Splits a German compound into the words it is made of, without the linking elements between them:
 * `auslandseinsatze` gives `ausland` and `einsatze`. As few parts as possible, and of those the split
 * with the longest last part, which says what the thing is. Empty for a word that is none.
 *
 * @param word lower case, folded
 * @param isWord tells whether a part is a word by itself
 */
export function splitCompound(word: string, isWord: (part: string) => boolean): string[] {
  if (word.length < shortestCompound || word.length > longestCompound) return [];
  if (!/^[a-z]+$/.test(word)) return [];
  const known = new Map<number, string[] | undefined>();

  /** The best parts of the word from a place on; one part where the rest is a word itself. */
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

/** The word a part stands for: itself, without a linking element, or with the e it lost (Schul-). */
function readHead(part: string, isWord: (part: string) => boolean): string | undefined {
  for (const element of linkingElements) {
    if (!part.endsWith(element)) continue;
    const word = part.slice(0, part.length - element.length);
    if (word.length >= shortestPart && isWord(word)) return word;
  }
  return isWord(`${part}e`) ? `${part}e` : undefined;
}
