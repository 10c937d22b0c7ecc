import type { Hit } from '../retrieval/hit.js';
import { duplicateShare } from './answer-weights.js';

/**
 * Drops each hit whose text repeats that of a better hit, verbatim or nearly so. Passages that differ in
 * a number are never duplicates, however similar their words are.
 */
export function dropDuplicates(hits: readonly Hit[]): Hit[] {
  const kept: { hit: Hit; words: ReadonlySet<number>; figures: string }[] = [];
  for (const hit of hits) {
    const words = new Set(hit.profile.words);
    const figures = listNumbers(hit.passage.text);
    const isKnown = kept.some(
      (other) => figures === other.figures && isDuplicate(words, other.words),
    );
    if (!isKnown) kept.push({ hit, words, figures });
  }
  return kept.map(({ hit }) => hit);
}

/** Compares two sets of word forms by their Jaccard coefficient. */
function isDuplicate(words: ReadonlySet<number>, others: ReadonlySet<number>): boolean {
  const [smaller, larger] = words.size < others.size ? [words, others] : [others, words];
  if (smaller.size < larger.size * duplicateShare) return false;
  let shared = 0;
  for (const word of smaller) if (larger.has(word)) shared += 1;
  const union = words.size + others.size - shared;
  return union === 0 || shared / union >= duplicateShare;
}

/** The distinct numbers of a text, sorted, as one comparable string. */
function listNumbers(text: string): string {
  return [...new Set(text.match(/\p{N}+(?:[.,:]\p{N}+)*/gu))].sort().join(' ');
}
