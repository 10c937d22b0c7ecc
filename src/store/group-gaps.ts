import type { Language } from '../core/analysis/language.js';
import { foldText } from './clean-text.js';
import type { Gap } from './gap.js';
import { mergeGap } from './merge-gap.js';
import type { GapQuestion } from './gap-question.js';
import { TypoIndex } from './typo-index.js';

/** A word of what a question asks. */
export interface AskedWord {
  /** The same for all forms of the word. */
  readonly term: string;
  /** As it is written, but for case and accents: a typo shows here, where a stemmer may hide it. */
  readonly spelling: string;
}

/** What a question asks, without stop words. */
export type AnalyzeText = (text: string, language: Language | undefined) => readonly AskedWord[];

export interface GroupOptions {
  readonly analyze: AnalyzeText;
  /** Is called often and may wait, so that other work gets its turn. Default: never waits. */
  readonly yieldIfDue?: YieldIfDue;
}

type YieldIfDue = () => Promise<void> | undefined;

/** In a longer text every word must agree: nobody types it twice with one typo. */
const mostWordsWithTypo = 16;

/**
 * Groups questions that ask the same: those with the same words in any order and form, where one word
 * may have one typo. `Was kostet ein Pass?` and `Was kostet ein Visum?` are two. A group is formed
 * around its most asked question, so that chains of typos do not join questions that are far apart.
 * The same questions in any order give the same groups. Takes time linear in the questions.
 *
 * @returns most asked first, then the latest, then by label
 */
export async function groupGaps(
  questions: readonly GapQuestion[],
  { analyze, yieldIfDue = () => undefined }: GroupOptions,
): Promise<Gap[]> {
  const buckets = new Map<string, Bucket>();
  for (const question of questions) {
    await yieldIfDue();
    const words = findWords(question, analyze);
    const key = words.map(({ term }) => term).join(' ');
    const bucket = buckets.get(key) ?? { key, words, questions: [] };
    if (compare(spell(words), spell(bucket.words)) < 0) bucket.words = words;
    buckets.set(key, bucket);
    bucket.questions.push(question);
  }
  const ordered = [...buckets.values()].sort(
    (a, b) => b.questions.length - a.questions.length || compare(a.key, b.key),
  );
  const gaps: Gap[] = [];
  for (const group of await joinMistyped(ordered, yieldIfDue)) {
    await yieldIfDue();
    gaps.push(mergeGap(group));
  }
  return gaps.sort(
    (a, b) => b.count - a.count || b.lastAskedAt - a.lastAskedAt || compare(a.label, b.label),
  );
}

/** Each word once, by term and then by spelling; a question of stop words alone is one word. */
function findWords({ text, language }: GapQuestion, analyze: AnalyzeText): readonly AskedWord[] {
  const found = analyze(text, language);
  const whole = foldText(text);
  const words = found.length === 0 ? [{ term: whole, spelling: whole }] : found;
  const sorted = words.toSorted(
    (a, b) => compare(a.term, b.term) || compare(a.spelling, b.spelling),
  );
  return sorted.filter(({ term }, at) => term !== sorted[at - 1]?.term);
}

function spell(words: readonly AskedWord[]): string {
  return words.map(({ spelling }) => spelling).join(' ');
}

/** Questions of the same words. */
interface Bucket {
  readonly key: string;
  /** In the spelling that comes first, so that the order of the questions does not matter. */
  words: readonly AskedWord[];
  readonly questions: GapQuestion[];
}

interface Group {
  /** Of the most asked question first. */
  readonly number: number;
  readonly questions: GapQuestion[];
}

/** The questions of each group, those of the bucket it was formed around first. */
async function joinMistyped(
  buckets: readonly Bucket[],
  yieldIfDue: YieldIfDue,
): Promise<(readonly GapQuestion[])[]> {
  /** The groups by all words of their first question but one, and by that one. */
  const leaders = new Map<string, TypoIndex<Group>>();
  const groups: Group[] = [];
  for (const { words, questions } of buckets) {
    await yieldIfDue();
    const splits = words.length > mostWordsWithTypo ? [] : splitOff(words);
    const [group] = splits
      .flatMap(({ spelling, rest }) => leaders.get(rest)?.find(spelling) ?? [])
      .sort((a, b) => a.number - b.number);
    if (group !== undefined) {
      group.questions.push(...questions);
      continue;
    }
    const own = { number: groups.length, questions: [...questions] };
    groups.push(own);
    for (const { spelling, rest } of splits) {
      const index = leaders.get(rest) ?? new TypoIndex<Group>();
      leaders.set(rest, index);
      index.add(spelling, own);
    }
  }
  return groups.map((group) => group.questions);
}

/** Each word with the others. */
function splitOff(
  words: readonly AskedWord[],
): readonly { readonly spelling: string; readonly rest: string }[] {
  return words.map(({ spelling }, at) => ({
    spelling,
    rest: words
      .toSpliced(at, 1)
      .map(({ term }) => term)
      .join(' '),
  }));
}

/** By code units: the same on every machine, whatever its language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
