import { isTypo } from './is-typo.js';

/** Up to this many words are compared one by one, which is faster than building an index of them. */
const mostCompared = 16;

/** In code points: a longer word is compared with nothing, since its index would cost its square. */
const longestWord = 64;

/**
 * Finds the words that are one typo away, in time that does not grow with the number of words. As in
 * SymSpell, each word is kept under itself and under what is left of it without one letter: two words
 * that differ by one letter, or by two exchanged ones, have one of these in common.
 */
export class TypoIndex<Value> {
  readonly #entries: Entry<Value>[] = [];
  #byRemainder: Map<string, Entry<Value>[]> | undefined;

  add(word: string, value: Value): void {
    const entry = { word, value };
    this.#entries.push(entry);
    if (this.#byRemainder !== undefined) addEntry(this.#byRemainder, entry);
    else if (this.#entries.length > mostCompared) {
      this.#byRemainder = new Map();
      for (const one of this.#entries) addEntry(this.#byRemainder, one);
    }
  }

  /** The values of the words that `isTypo` holds for; each once, in no order. */
  find(word: string): Value[] {
    const index = this.#byRemainder;
    const candidates =
      index === undefined
        ? this.#entries
        : new Set(listRemainders(word).flatMap((remainder) => index.get(remainder) ?? []));
    return [...candidates].filter((entry) => isTypo(word, entry.word)).map(({ value }) => value);
  }
}

interface Entry<Value> {
  readonly word: string;
  readonly value: Value;
}

function addEntry<Value>(index: Map<string, Entry<Value>[]>, entry: Entry<Value>): void {
  for (const remainder of listRemainders(entry.word)) {
    const known = index.get(remainder);
    if (known === undefined) index.set(remainder, [entry]);
    else known.push(entry);
  }
}

/** The word, and the word without each of its letters; each once. */
function listRemainders(word: string): readonly string[] {
  const letters = Array.from(word);
  if (letters.length > longestWord) return [];
  const without = letters.map((_, at) => letters.toSpliced(at, 1).join(''));
  return [...new Set([word, ...without])];
}
