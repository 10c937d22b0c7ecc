import type { PassageIndex } from '../indexing/passage-index.js';
import type { QueryStem, QueryWord } from './query.js';
import { expansion } from './weights.js';

/**
 * Adds to the words of a question what stands for them: the long form of an acronym and the other way
 * round, and synonyms. A phrase counts when the question has all of its words; its other form is added
 * to its first word, the weight shared among the other form's words.
 *
 * @param stemsOf the stems of each word as asked, whether the corpus has them or not
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
          const inUse = number !== undefined && (lexicon.stemFrequency[number] ?? 0) > 0;
          const weight = expansion.synonym / Math.sqrt(to.length);
          return inUse ? [{ stem: number, relation: 'synonym', weight }] : [];
        }),
      );
    return added.length === 0 ? word : { ...word, stems: mergeStems(word.stems, added) };
  });
}

const twoCapitals = /\p{Lu}.*\p{Lu}/u;

/** Whether a word means an acronym: it is written like one, or the documents know no other such word. */
function isAcronym(
  { surface }: QueryWord,
  [stem = '']: readonly string[],
  index: PassageIndex,
): boolean {
  if (twoCapitals.test(surface)) return true;
  const number = index.lexicon.stemNumber(stem);
  return number === undefined || twoCapitals.test(index.surfaceOf(number) ?? '');
}

function mergeStems(stems: readonly QueryStem[], added: readonly QueryStem[]): QueryStem[] {
  const merged = new Map<number, QueryStem>();
  for (const stem of [...stems, ...added]) {
    if (stem.weight > (merged.get(stem.stem)?.weight ?? 0)) merged.set(stem.stem, stem);
  }
  return [...merged.values()];
}
