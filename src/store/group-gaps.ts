import type { Language } from '../analysis/language.js';
import { foldText, joinLines } from './clean-text.js';
import type { Gap } from './gap.js';
import { LikeSets } from './like-sets.js';
import { mergeGap } from './merge-gap.js';
import type { VoteReason } from './vote.js';

/** A question that counts as a gap. */
export interface GapQuestion {
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly askedAt: number;
  readonly found: boolean;
  readonly language: Language | undefined;
  /** The thumbs down. */
  readonly votes: readonly {
    readonly reason: VoteReason | null;
    readonly comment: string | null;
  }[];
}

/** The words that say what a text is about, in forms that can be compared: no stop words, stems. */
export type AnalyzeText = (text: string, language: Language | undefined) => readonly string[];

export interface GroupOptions {
  readonly analyze: AnalyzeText;
  /** Called often, so that a long grouping can be laid down for a moment. Default: it never is. */
  readonly pause?: Pause;
}

type Pause = () => Promise<void> | undefined;

/**
 * From this likeness of their words' trigrams on, two questions count as one. Measured on XQuAD's 775
 * questions a language: it ties 32 pairs of the 300,000 in German and 43 in English, nearly all of
 * which ask the same; with one letter wrong, 99 % and 97 % are still like themselves (at 0.5: twice
 * the pairs, at 0.7: 96 % and 90 %).
 */
export const likeQuestions = 0.6;

/**
 * Groups questions that ask the same: those with the same words, in whatever order and form, and then
 * those whose words are spelt nearly alike. Numbers must agree. A group is formed around its most
 * asked question, so that chains of small differences do not tie far ones together; the same
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
    const terms = [...new Set(analyze(question.text, question.language))].sort();
    // Only stop words, or none at all: then the text itself is all there is to compare.
    if (terms.length === 0) terms.push(foldText(question.text));
    const key = terms.join(' ');
    const bucket = buckets.get(key) ?? { key, terms, questions: [] };
    buckets.set(key, bucket);
    bucket.questions.push(question);
  }
  const ordered = [...buckets.values()].sort(
    (a, b) => b.questions.length - a.questions.length || compare(a.key, b.key),
  );
  const gaps: Gap[] = [];
  for (const group of await joinLike(ordered, pause)) {
    await pause();
    gaps.push(mergeGap(group));
  }
  return gaps.sort(
    (a, b) => b.count - a.count || b.lastAskedAt - a.lastAskedAt || compare(a.label, b.label),
  );
}

/** Questions of the same words. */
interface Bucket {
  readonly key: string;
  readonly terms: readonly string[];
  readonly questions: GapQuestion[];
}

/** The questions of each group, those of the bucket it was formed around first. */
async function joinLike(
  buckets: readonly Bucket[],
  pause: Pause,
): Promise<(readonly GapQuestion[])[]> {
  const grams = await numberGrams(buckets, pause);
  const leaders = new LikeSets(likeQuestions);
  const groups: { readonly digits: string; readonly questions: GapQuestion[] }[] = [];
  for (const [index, bucket] of buckets.entries()) {
    await pause();
    const set = grams[index] ?? [];
    const digits = bucket.terms.filter((term) => /\p{N}/u.test(term)).join(' ');
    const leader = leaders.find(set, (number) => groups[number]?.digits === digits);
    if (leader === undefined) {
      leaders.add(set);
      groups.push({ digits, questions: [...bucket.questions] });
    } else {
      groups[leader]?.questions.push(...bucket.questions);
    }
  }
  return groups.map((group) => group.questions);
}

/** The trigrams of each bucket's words as numbers, the rarest the smallest, ascending. */
async function numberGrams(
  buckets: readonly Bucket[],
  pause: Pause,
): Promise<(readonly number[])[]> {
  const counts = new Map<string, number>();
  const sets: ReadonlySet<string>[] = [];
  for (const { terms } of buckets) {
    await pause();
    const set = new Set(terms.flatMap(splitTrigrams));
    for (const gram of set) counts.set(gram, (counts.get(gram) ?? 0) + 1);
    sets.push(set);
  }
  const byRarity = [...counts].sort(([a, m], [b, n]) => m - n || compare(a, b));
  const numbers = new Map(byRarity.map(([gram], number) => [gram, number]));
  const numbered: (readonly number[])[] = [];
  for (const set of sets) {
    await pause();
    numbered.push([...set].map((gram) => numbers.get(gram) ?? 0).sort((a, b) => a - b));
  }
  return numbered;
}

/** With marks for the word's start and end, so that a word of one letter has one too. */
function splitTrigrams(term: string): string[] {
  const marked = Array.from(`^${joinLines(term)}$`);
  return marked.slice(2).map((_, index) => marked.slice(index, index + 3).join(''));
}

/** By code units: the same on every machine, whatever its language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
