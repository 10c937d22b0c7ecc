import type { AnalyzedWord, Analyzer } from '../analysis/analyzer.js';
import { loadGermanWordList } from '../analysis/word-lists/german-word-list.js';
import { linkingElements, splitCompound } from '../analysis/split-compound.js';
import type { PassageIndex } from '../indexing/passage-index.js';
import { itemAt } from '../item-at.js';
import { expansion } from './weights.js';

/** In characters. Shorter stems begin or end too many words, and shorter remainders are no words. */
const shortestStem = 4;
const shortestRest = 3;
/** Maximum number of stems of the corpus that are examined, the most frequent first. */
const mostLookedAt = 48;

/** A stem of the corpus that shares a component with a German word. */
export interface CompoundRelative {
  readonly stem: number;
  /**
   * Whether the shared component is the last one, the head of the compound: every `auslandseinsatz`
   * is an `einsatz`.
   */
  readonly sharesLastPart: boolean;
}

/**
 * Finds stems of the corpus that are a component of a German word, or compounds that begin or end with
 * it: `einsatz` for `auslandseinsatz` and the other way round. Components come first, then the most
 * frequent compounds. Empty when there are none.
 */
export function findCompounds(
  { normal, stem }: AnalyzedWord,
  analyzer: Analyzer,
  index: PassageIndex,
): CompoundRelative[] {
  const { lexicon } = index;
  const frequencyOf = (number: number): number => itemAt(lexicon.stemFrequency, number);
  const numberInUse = (name: string): number | undefined => {
    const number = lexicon.stemNumber(name);
    return number !== undefined && frequencyOf(number) > 0 ? number : undefined;
  };
  const stemOf = (word: string): number | undefined => numberInUse(analyzer.analyzeWord(word).stem);
  const isWord = (word: string): boolean =>
    loadGermanWordList().has(word) || stemOf(word) !== undefined;

  const own = lexicon.stemNumber(stem);
  const parts = splitCompound(normal, isWord);
  const relatives = parts.flatMap((part, at): CompoundRelative[] => {
    const number = stemOf(part);
    return number === undefined ? [] : [{ stem: number, sharesLastPart: at === parts.length - 1 }];
  });
  if (stem.length >= shortestStem) {
    const name = (number: number): string => itemAt(lexicon.stems, number);
    const mostFrequent = (numbers: readonly number[]): number[] =>
      [...numbers]
        .sort((a, b) => frequencyOf(b) - frequencyOf(a) || (name(a) < name(b) ? -1 : 1))
        .slice(0, mostLookedAt);
    const isStem = (last: string): boolean =>
      numberInUse(last) !== undefined || loadGermanWordList().has(last);
    const withLast = mostFrequent(index.findStemsWithSuffix(stem)).filter((number) =>
      isHead(name(number).slice(0, -stem.length), isWord),
    );
    const withFirst = mostFrequent(index.findStemsWithPrefix(stem)).filter((number) => {
      const rest = name(number).slice(stem.length);
      return linkingElements.some((element) => {
        const last = rest.slice(element.length);
        return rest.startsWith(element) && last.length > shortestRest && isStem(last);
      });
    });
    const half = expansion.mostCompounds / 2;
    relatives.push(
      ...withLast.slice(0, half).map((number) => ({ stem: number, sharesLastPart: true })),
      ...withFirst.slice(0, half).map((number) => ({ stem: number, sharesLastPart: false })),
    );
  }
  return relatives.filter((relative) => relative.stem !== own);
}

/** Whether the first part of a compound, with or without its linking element, is a word or a compound. */
function isHead(head: string, isWord: (word: string) => boolean): boolean {
  if (head.length < shortestRest) return false;
  const whole = linkingElements.some(
    (element) =>
      head.endsWith(element) &&
      head.length - element.length >= shortestRest &&
      isWord(head.slice(0, head.length - element.length)),
  );
  return whole || splitCompound(head, isWord).length > 0;
}
