import { tokenize } from '../analysis/tokenize.js';
import { itemAt } from '../item-at.js';
import type { TextRange } from '../passages/passage.js';
import { splitSentences } from '../passages/split-sentences.js';
import type { Query } from '../retrieval/query.js';
import type { Hit } from '../retrieval/hit.js';
import type { WordMatcher } from '../retrieval/word-matcher.js';
import { sentenceWeights } from './answer-weights.js';
import { detectExpectedAnswer, holdsExpectedAnswer } from './expected-answer.js';

export interface ChosenSentence {
  /** What is marked: one sentence, or two that score alike. Offsets refer to the passage's text. */
  readonly range: TextRange;
  /** The best sentence only. It is always part of `range`. */
  readonly best: TextRange;
  /** The words of the whole passage that match the question, in text order. */
  readonly highlights: readonly TextRange[];
}

interface ScoredSentence extends TextRange {
  readonly score: number;
}

/** Which words (with their weight) and grams of the question a sentence matches. */
interface Match {
  readonly terms: ReadonlyMap<number, number>;
  readonly grams: ReadonlySet<number>;
}

/**
 * Chooses the sentence of a passage that answers a question. A sentence scores by how much of the
 * question it matches (stems and grams, weighted by rarity), by what the previous sentence adds to that,
 * since a sentence may refer back to it, and by whether it contains the kind of thing that was asked for.
 * When an adjacent sentence scores nearly as high, both are marked. The range is the whole text when the
 * text has no sentence.
 */
export function chooseSentence(
  question: string,
  query: Query,
  hit: Hit,
  matcher: WordMatcher,
): ChosenSentence {
  const { text, language } = hit.passage;
  const tokens = tokenize(text);
  const matches = tokens.map((_, at) => matcher.matchWord(itemAt(hit.profile.words, at)));
  const shareOf = createShareCounter(query, hit, matcher);
  const expected = detectExpectedAnswer(question, query.language);
  const ranges = splitSentences(text, language);
  const matchesOf = ranges.map((range): Match => {
    const terms = new Map<number, number>();
    const grams = new Set<number>();
    for (const [at, token] of tokens.entries()) {
      if (token.start < range.start || token.start >= range.end) continue;
      const found = itemAt(matches, at);
      for (const [word, weight] of found.terms) {
        terms.set(word, Math.max(weight, terms.get(word) ?? 0));
      }
      for (const gram of found.grams) grams.add(gram);
    }
    return { terms, grams };
  });
  const sentences = ranges.map((range, at): ScoredSentence => {
    const own = shareOf(matchesOf[at]);
    const added = shareOf(join(matchesOf[at - 1], matchesOf[at])) - own;
    const holds =
      expected !== undefined &&
      holdsExpectedAnswer(text.slice(range.start, range.end), expected, question);
    const bonus = holds ? sentenceWeights.expected[expected] : 0;
    return { ...range, score: own + sentenceWeights.before * added + bonus };
  });
  const highlights = tokens
    .filter((_, at) => itemAt(matches, at).terms.length > 0)
    .map(({ start, end }) => ({ start, end }));
  return { ...chooseRange(sentences, text), highlights };
}

/** Computes the share of the question that a match covers, from 0 to 1; heading words hardly count. */
function createShareCounter(
  query: Query,
  { profile }: Hit,
  { matchWord, gramWeights }: WordMatcher,
): (match: Match | undefined) => number {
  const inHeading = [...profile.heading].map(matchWord);
  const words = query.words.map(({ idf }) => idf);
  const grams = [...gramWeights];
  for (const word of new Set(inHeading.flatMap(({ terms }) => terms.map(([word]) => word)))) {
    words[word] = itemAt(words, word) * sentenceWeights.inHeading;
  }
  for (const gram of new Set(inHeading.flatMap((match) => match.grams))) {
    grams[gram] = itemAt(grams, gram) * sentenceWeights.inHeading;
  }
  const total = {
    terms: words.reduce((sum, value) => sum + value, 0) || 1,
    grams: grams.reduce((sum, value) => sum + value, 0) || 1,
  };
  return (match) => {
    let terms = 0;
    for (const [word, weight] of match?.terms ?? []) terms += weight * itemAt(words, word);
    let ofGrams = 0;
    for (const gram of match?.grams ?? []) ofGrams += itemAt(grams, gram);
    return (
      (sentenceWeights.terms * terms) / total.terms +
      (sentenceWeights.grams * ofGrams) / total.grams
    );
  };
}

function join(one: Match | undefined, other: Match | undefined): Match {
  const terms = new Map(one?.terms);
  for (const [word, weight] of other?.terms ?? []) {
    terms.set(word, Math.max(weight, terms.get(word) ?? 0));
  }
  return { terms, grams: new Set([...(one?.grams ?? []), ...(other?.grams ?? [])]) };
}

function chooseRange(
  sentences: readonly ScoredSentence[],
  text: string,
): Pick<ChosenSentence, 'range' | 'best'> {
  let at = 0;
  for (const [other, { score }] of sentences.entries()) {
    if (score > itemAt(sentences, at).score) at = other;
  }
  const chosen = sentences[at];
  if (chosen === undefined) {
    const all = { start: 0, end: text.length };
    return { range: all, best: all };
  }
  const isClose = (other: ScoredSentence | undefined): other is ScoredSentence =>
    other !== undefined && chosen.score > 0 && other.score >= chosen.score * sentenceWeights.close;
  const before = sentences[at - 1];
  const after = sentences[at + 1];
  const best = { start: chosen.start, end: chosen.end };
  const list = findList(chosen, sentences.slice(at + 1), text);
  if (list !== undefined) return { range: { start: chosen.start, end: list.end }, best };
  if (isClose(after)) return { range: { start: chosen.start, end: after.end }, best };
  if (isClose(before)) return { range: { start: before.start, end: chosen.end }, best };
  return { range: best, best };
}

/** A list item begins with a bullet, or with a number or a letter before a period or a parenthesis. */
const listItem = /^\s*(?:[-*+•–—]|\(?(?:\p{N}{1,3}|\p{L})[.)])\s/u;

/**
 * The last item of the list that a sentence introduces with a colon; `undefined` when it introduces none.
 *
 * @param rest the sentences after it
 */
function findList(
  introduction: TextRange,
  rest: readonly TextRange[],
  text: string,
): TextRange | undefined {
  if (!text.slice(introduction.start, introduction.end).trimEnd().endsWith(':')) return undefined;
  const lineStart = (at: number): number => text.lastIndexOf('\n', at - 1) + 1;
  const after = rest.findIndex(({ start }) => !listItem.test(text.slice(lineStart(start))));
  const items = after === -1 ? rest : rest.slice(0, after);
  return items.at(-1);
}
