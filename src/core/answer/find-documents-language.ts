import { type Language, languages } from '../analysis/language.js';
import type { PassageIndex } from '../indexing/passage-index.js';

/** From this share of the passages on, the documents count as being in one language. */
const dominantShare = 0.9;

type Counts = Readonly<Record<Language, number>>;

/** Counting reads every passage, so it is done once for each state of an index. */
const known = new WeakMap<PassageIndex, { readonly passages: number; readonly counts: Counts }>();

/**
 * Finds the language of the documents when nearly all of them are in another one than the question;
 * `undefined` otherwise, and when the language of the question is unknown.
 */
export function findDocumentsLanguage(
  question: Language | undefined,
  index: PassageIndex,
): Language | undefined {
  if (question === undefined) return undefined;
  const { passages } = index.statistics;
  const counts = countLanguages(index);
  return languages.find(
    (language) =>
      language !== question && passages > 0 && counts[language] >= passages * dominantShare,
  );
}

function countLanguages(index: PassageIndex): Counts {
  const { passages } = index.statistics;
  const counted = known.get(index);
  if (counted?.passages === passages) return counted.counts;
  const counts = { de: 0, en: 0 };
  for (const { language } of index.passages()) if (language !== undefined) counts[language] += 1;
  known.set(index, { passages, counts });
  return counts;
}
