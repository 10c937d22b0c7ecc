import { itemAt } from '../../core/item-at.js';

type YieldIfDue = () => Promise<void> | undefined;

/** Finds texts by word prefixes. Takes a few milliseconds among tens of thousands of texts. */
export interface PrefixIndex {
  /**
   * The ordinals of the texts in which every typed word is the prefix of a word. Texts that begin with
   * what was typed come first, otherwise the order is that of the list. An empty text matches all.
   * Letter case and accents are ignored.
   */
  find(typed: string, limit: number): readonly number[];
}

interface Bucket {
  readonly words: string[];
  /** For each word, the ordinal of its text. */
  readonly ordinals: number[];
}

/** @param yieldIfDue called often to give the event loop a turn. Default: never yields */
export async function buildPrefixIndex(
  texts: readonly string[],
  yieldIfDue: YieldIfDue = () => undefined,
): Promise<PrefixIndex> {
  const folded: string[] = [];
  const buckets = new Map<string, Bucket>();
  for (const [ordinal, text] of texts.entries()) {
    await yieldIfDue();
    const plain = fold(text);
    folded.push(plain);
    for (const word of new Set(splitWords(plain))) {
      const bucket = buckets.get(beginningOf(word)) ?? { words: [], ordinals: [] };
      buckets.set(beginningOf(word), bucket);
      bucket.words.push(word);
      bucket.ordinals.push(ordinal);
    }
  }

  /** In ascending order. */
  const listOrdinals = (prefix: string): readonly number[] => {
    const ordinals = new Set<number>();
    for (const [beginning, bucket] of buckets) {
      if (!beginning.startsWith(beginningOf(prefix))) continue;
      for (const [at, word] of bucket.words.entries()) {
        if (word.startsWith(prefix)) ordinals.add(itemAt(bucket.ordinals, at));
      }
    }
    return [...ordinals].sort((a, b) => a - b);
  };

  return {
    find(typed, limit) {
      const wanted = fold(typed);
      const words = splitWords(wanted).sort((a, b) => b.length - a.length);
      const [longest, ...others] = words;
      const candidates = longest === undefined ? folded.keys() : listOrdinals(longest);
      const first: number[] = [];
      const then: number[] = [];
      for (const ordinal of candidates) {
        const text = itemAt(folded, ordinal);
        if (text.startsWith(wanted)) first.push(ordinal);
        else if (longest !== undefined && hasPrefixes(text, others)) then.push(ordinal);
        if (first.length === limit) break;
      }
      return [...first, ...then].slice(0, limit);
    },
  };
}

/** Length of the prefix that selects a bucket; few words share two characters. */
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
