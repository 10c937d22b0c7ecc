import type { Language } from '../core/analysis/language.js';
import { foldText } from './clean-text.js';
import type { Gap } from './gap.js';
import { isTypo } from './is-typo.js';
import { mergeGap } from './merge-gap.js';
import type { GapQuestion } from './gap-question.js';

/** A word of what a question asks. */
export interface AskedWord {
  /** The same for all forms of the word. */
  readonly term: string;
  /** As it is written, but for case and accents: a slip shows here, a stemmer may hide it. */
  readonly spelling: string;
}

/** What a question asks, without stop words. */
export type AnalyzeText = (text: string, language: Language | undefined) => readonly AskedWord[];

export interface GroupOptions {
  readonly analyze: AnalyzeText;
  /** Called often, so that a long grouping can be laid down for a moment. Default: it never is. */
  readonly pause?: Pause;
}

type Pause = () => Promise<void> | undefined;

/** A longer text is no question that is typed twice with one slip; its words must agree. */
const mostWordsWithTypo = 16;

/**
 * Groups questions that ask the same: those with the same words, in whatever order and form, one word
 * mistyped once at most. `Was kostet ein Pass?` and `Was kostet ein Visum?` are two. A group is formed
 * around its most asked question, so that chains of slips do not tie far ones together; the same
 * questions, in whatever order, give the same groups.
 *
 * @returns most asked first, then the latest, then by label
 */
export async function groupGaps(
  questions: readonly GapQuestion[],
  { analyze, pause = () => undefined }: GroupOptions,
): Promise<Gap[]> {
  const buckets = new Map<string, Bucket>();
  for (const question of questions) {
    await pause();
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
  for (const group of await joinMistyped(ordered, pause)) {
    await pause();
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
  pause: Pause,
): Promise<(readonly GapQuestion[])[]> {
  /** By all words but one: that one, and the group. */
  const leaders = new Map<string, { readonly spelling: string; readonly group: Group }[]>();
  const groups: Group[] = [];
  for (const { words, questions } of buckets) {
    await pause();
    const splits = words.length > mostWordsWithTypo ? [] : splitOff(words);
    const [group] = splits
      .flatMap(({ spelling, rest }) =>
        (leaders.get(rest) ?? []).filter((leader) => isTypo(spelling, leader.spelling)),
      )
      .map((leader) => leader.group)
      .sort((a, b) => a.number - b.number);
    if (group !== undefined) {
      group.questions.push(...questions);
      continue;
    }
    const own = { number: groups.length, questions: [...questions] };
    groups.push(own);
    for (const { spelling, rest } of splits) {
      const known = leaders.get(rest);
      if (known === undefined) leaders.set(rest, [{ spelling, group: own }]);
      else known.push({ spelling, group: own });
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
