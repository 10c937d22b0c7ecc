import type { AnalyzedWord, Analyzer } from '../analysis/analyzer.js';
import { loadGermanWordList } from '../analysis/german-word-list.js';
import { linkingElements, splitCompound } from '../analysis/split-compound.js';
import type { PassageIndex } from '../indexing/passage-index.js';
import { expansion } from './weights.js';

/** In characters: shorter stems end or begin too many words, and shorter rests mean nothing. */
const shortestStem = 4;
const shortestRest = 3;
/** How many words of the corpus are looked at, the most frequent first. */
const mostLookedAt = 48;

/** A stem of the corpus that shares a part with a German word. */
export interface CompoundRelative {
  readonly stem: number;
  /** It shares the last part, which says what the thing is: every `auslandseinsatz` is an `einsatz`. */
  readonly sharesLastPart: boolean;
}

/**
 * Stems of the corpus that are a part of a German word, or are compounds with it as first or last
 * part: `auslandseinsatz` for `einsatz`, and the other way round. The parts first, then the most
 * frequent compounds.
 */
export function findCompounds(
  { normal, stem }: AnalyzedWord,
  analyzer: Analyzer,
  index: PassageIndex,
): CompoundRelative[] {
  const { lexicon } = index;
  const frequencyOf = (number: number): number => lexicon.stemFrequency[number] ?? 0;
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
    const name = (number: number): string => lexicon.stems[number] ?? '';
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

/** Whether the first part of a compound, with its linking element, is a word or made of words. */
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
