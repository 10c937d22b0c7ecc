import type { Embedder } from '../../src/core/embedding/embedder.js';

/** Groups of words that mean the same; each has a dimension of its own. */
const meanings: readonly RegExp[] = [
  /hund|dog|vierbeiner|bello/iu,
  /steuer|gebühr|tax|fee|abgabe/iu,
  /laube|cabin|hütte/iu,
  /genehmigung|permit|erlaubnis/iu,
  /anmeld|register/iu,
];

export interface ToyEmbedder extends Embedder {
  /** The texts of passages that were embedded, in order. */
  readonly embedded: readonly string[];
}

/** An encoder that knows a few synonyms in two languages, and nothing else. */
export function createToyEmbedder(overrides: Partial<Embedder> = {}): ToyEmbedder {
  const embedded: string[] = [];
  return {
    embedded,
    open: () => Promise.resolve({ id: 'toy', dimensions: meanings.length + 1 }),
    embedQuestion: (question) => Promise.resolve(toVector(question)),
    embedPassages: (texts) => {
      embedded.push(...texts);
      return Promise.resolve(texts.map(toVector));
    },
    close: () => Promise.resolve(),
    ...overrides,
  };
}

function toVector(text: string): Float32Array {
  const counts = [...meanings.map((meaning) => Number(meaning.test(text))), 0.3];
  const length = Math.hypot(...counts);
  return Float32Array.from(counts, (count) => count / length);
}
