import { tokenize } from '../analysis/tokenize.js';

/** How people write who are in a hurry or whose keyboard has no umlauts. */
export type Perturbation = 'one-typo' | 'two-typos' | 'transliterated' | 'lower-case';

/** In characters: shorter words are rarely content words, and a typo turns them into other words. */
const shortestWord = 5;

/**
 * Changes a question as a person might. A typo omits, doubles, swaps or replaces one letter in one or two
 * of the longer words; `transliterated` writes ä, ö, ü, ß as ae, oe, ue, ss; `lower-case` drops capitals.
 * The same question and seed always give the same result. A question without long words gets no typo.
 */
export function perturbQuestion(question: string, perturbation: Perturbation, seed = 1): string {
  if (perturbation === 'transliterated') return transliterate(question);
  if (perturbation === 'lower-case') return question.toLowerCase();
  const random = createRandom(hash(question) ^ seed);
  const words = tokenize(question).filter(
    ({ term }) => term.length >= shortestWord && /^\p{L}+$/u.test(term),
  );
  const count = Math.min(words.length, perturbation === 'one-typo' ? 1 : 2);
  const chosen = shuffle(words, random).slice(0, count);
  return chosen
    .sort((a, b) => b.start - a.start)
    .reduce(
      (text, { term, start, end }) =>
        text.slice(0, start) + mistype(term, random) + text.slice(end),
      question,
    );
}

function transliterate(question: string): string {
  return question.replace(/[äöüßÄÖÜ]/g, (letter) => transliterations[letter] ?? letter);
}

const transliterations: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  Ä: 'Ae',
  Ö: 'Oe',
  Ü: 'Ue',
};

/** Never changes the first letter, which is rarely mistyped and whose case carries meaning. */
function mistype(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const letter = word.charAt(at);
  const next = word.charAt(at + 1);
  const replacement = 'abcdefghijklmnopqrstuvwxyz'.charAt(Math.floor(random() * 26));
  const kinds = [
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + letter + word.slice(at),
    word.slice(0, at) + next + letter + word.slice(at + 2),
    word.slice(0, at) + replacement + word.slice(at + 1),
    // Replacing a letter by itself, or swapping two equal ones, is no typo.
  ].filter((mistyped) => mistyped !== word);
  return kinds[Math.floor(random() * kinds.length)] ?? word;
}

function shuffle<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, position: random() }))
    .sort((a, b) => a.position - b.position)
    .map(({ item }) => item);
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return value;
}

/** Mulberry32, a small generator that is good enough to choose letters; values in [0, 1). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
