import type { PassageIndex } from '../indexing/passage-index.js';
import { itemAt } from '../item-at.js';
import type { QueryStem, QueryWord } from './query.js';
import { expansion } from './weights.js';

/**
 * Adds to the words of a question the other form of acronyms (short or long) and synonyms. A phrase
 * applies when the question has all of its words; the other form is added to the phrase's first word,
 * with a weight that decreases with its number of words.
 *
 * @param stemsOf the stems of each word as typed, whether the corpus has them or not
 */
export function expandSynonyms(
  words: readonly QueryWord[],
  stemsOf: ReadonlyMap<QueryWord, readonly string[]>,
  index: PassageIndex,
): QueryWord[] {
  const { lexicon, synonymMap } = index;
  const asked = new Set([...stemsOf.values()].flat());
  return words.map((word) => {
    const rules = (stemsOf.get(word) ?? []).flatMap((stem) => synonymMap.rulesFor(stem));
    const added = rules
      .filter(({ from }) => from.every((stem) => asked.has(stem)))
      .filter(({ from, fromAcronym }) => fromAcronym !== true || isAcronym(word, from, index))
      .flatMap(({ to }) =>
        to.flatMap((stem): QueryStem[] => {
          const number = lexicon.stemNumber(stem);
          const inUse = number !== undefined && itemAt(lexicon.stemFrequency, number) > 0;
          const weight = expansion.synonym / Math.sqrt(to.length);
          return inUse ? [{ stem: number, relation: 'synonym', weight }] : [];
        }),
      );
    return added.length === 0 ? word : { ...word, stems: mergeStems(word.stems, added) };
  });
}

const twoCapitals = /\p{Lu}.*\p{Lu}/u;

/** Whether a word means an acronym: it is written like one, or the corpus has no other word like it. */
function isAcronym(
  { surface }: QueryWord,
  [stem = '']: readonly string[],
  index: PassageIndex,
): boolean {
  if (twoCapitals.test(surface)) return true;
  const number = index.lexicon.stemNumber(stem);
  return number === undefined || twoCapitals.test(index.surfaceOf(number) ?? '');
}

/** Joins stems; of one stem, the relation with the higher weight is kept. */
export function mergeStems(stems: readonly QueryStem[], added: readonly QueryStem[]): QueryStem[] {
  const merged = new Map<number, QueryStem>();
  for (const stem of [...stems, ...added]) {
    if (stem.weight > (merged.get(stem.stem)?.weight ?? 0)) merged.set(stem.stem, stem);
  }
  return [...merged.values()];
}
