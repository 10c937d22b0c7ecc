type Pause = () => Promise<void> | undefined;

/** Finds texts by the beginnings of their words, among tens of thousands within a few milliseconds. */
export interface PrefixIndex {
  /**
   * The texts that have every typed word as the beginning of one of their words, as their places in the
   * list; those that begin with what was typed first, otherwise in their order. Nothing typed: all.
   * Letter case and accents do not matter.
   */
  find(typed: string, limit: number): readonly number[];
}

interface Bucket {
  readonly words: string[];
  /** For each word, the place of its text. */
  readonly places: number[];
}

/** @param pause called often, so that a long list holds nobody up. Default: it never pauses */
export async function buildPrefixIndex(
  texts: readonly string[],
  pause: Pause = () => undefined,
): Promise<PrefixIndex> {
  const folded: string[] = [];
  const buckets = new Map<string, Bucket>();
  for (const [place, text] of texts.entries()) {
    await pause();
    const plain = fold(text);
    folded.push(plain);
    for (const word of new Set(splitWords(plain))) {
      const bucket = buckets.get(beginningOf(word)) ?? { words: [], places: [] };
      buckets.set(beginningOf(word), bucket);
      bucket.words.push(word);
      bucket.places.push(place);
    }
  }

  /** In ascending order. */
  const listPlaces = (prefix: string): readonly number[] => {
    const places = new Set<number>();
    for (const [beginning, bucket] of buckets) {
      if (!beginning.startsWith(beginningOf(prefix))) continue;
      for (const [at, word] of bucket.words.entries()) {
        if (word.startsWith(prefix)) places.add(bucket.places[at] ?? 0);
      }
    }
    return [...places].sort((a, b) => a - b);
  };

  return {
    find(typed, limit) {
      const wanted = fold(typed);
      const words = splitWords(wanted).sort((a, b) => b.length - a.length);
      const [longest, ...others] = words;
      const candidates = longest === undefined ? folded.keys() : listPlaces(longest);
      const first: number[] = [];
      const then: number[] = [];
      for (const place of candidates) {
        const text = folded[place] ?? '';
        if (text.startsWith(wanted)) first.push(place);
        else if (longest !== undefined && hasPrefixes(text, others)) then.push(place);
        if (first.length === limit) break;
      }
      return [...first, ...then].slice(0, limit);
    },
  };
}

/** So few words share a beginning that looking at each takes no time. */
const beginningLength = 2;

function beginningOf(word: string): string {
  return word.slice(0, beginningLength);
}

function hasPrefixes(text: string, prefixes: readonly string[]): boolean {
  if (prefixes.length === 0) return true;
  const words = splitWords(text);
  return prefixes.every((prefix) => words.some((word) => word.startsWith(prefix)));
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

function splitWords(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}
