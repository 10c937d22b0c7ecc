import type { Hit } from '../retrieval/retrieve.js';
import { duplicateShare } from './answer-weights.js';

/** The hits without those that say what a better one says already, word for word or nearly so. */
export function dropDuplicates(hits: readonly Hit[]): Hit[] {
  const kept: { hit: Hit; words: ReadonlySet<number> }[] = [];
  for (const hit of hits) {
    const words = new Set(hit.profile.words);
    if (!kept.some((other) => isDuplicate(words, other.words))) kept.push({ hit, words });
  }
  return kept.map(({ hit }) => hit);
}

/** By Jaccard's coefficient of their word forms. */
function isDuplicate(words: ReadonlySet<number>, others: ReadonlySet<number>): boolean {
  const [smaller, larger] = words.size < others.size ? [words, others] : [others, words];
  if (smaller.size < larger.size * duplicateShare) return false;
  let shared = 0;
  for (const word of smaller) if (larger.has(word)) shared += 1;
  const union = words.size + others.size - shared;
  return union === 0 || shared / union >= duplicateShare;
}
