import { tokenize } from '../analysis/tokenize.js';
import type { TextRange } from '../passages/passage.js';
import { splitSentences } from '../passages/split-sentences.js';
import type { Query } from '../retrieval/query.js';
import type { Hit } from '../retrieval/retrieve.js';
import type { WordMatcher } from '../retrieval/word-matcher.js';
import { sentenceWeights } from './answer-weights.js';
import { detectExpectedAnswer, holdsExpectedAnswer } from './expected-answer.js';

export interface ChosenSentence {
  /** What is marked: one sentence, or two when close. Offsets into the passage's text. */
  readonly range: TextRange;
  /** The best sentence alone; a part of `range`. */
  readonly best: TextRange;
  /** The words that met the question, in the whole passage, in order. */
  readonly highlights: readonly TextRange[];
}

interface ScoredSentence extends TextRange {
  readonly score: number;
}

/** What a sentence has of the question: words with their weight, and grams. */
interface Met {
  readonly terms: ReadonlyMap<number, number>;
  readonly grams: ReadonlySet<number>;
}

/**
 * Chooses the sentence of a passage that answers: by how much of the question it has (stems and
 * grams, by their rarity), what the sentence before it adds to that, since it may go on about the
 * same thing without naming it, and whether it holds the kind of thing that was asked for. Two
 * neighbouring sentences where the second is about as good. Never empty: the whole text where it has
 * no sentence.
 */
export function chooseSentence(
  question: string,
  query: Query,
  hit: Hit,
  matcher: WordMatcher,
): ChosenSentence {
  const { text, language } = hit.passage;
  const tokens = tokenize(text);
  const matches = tokens.map((_, at) => matcher.matchWord(hit.profile.words[at] ?? 0));
  const shareOf = createShareCounter(query, hit, matcher);
  const expected = detectExpectedAnswer(question, query.language);
  const ranges = splitSentences(text, language);
  const met = ranges.map((range): Met => {
    const terms = new Map<number, number>();
    const grams = new Set<number>();
    for (const [at, token] of tokens.entries()) {
      if (token.start < range.start || token.start >= range.end) continue;
      for (const [word, weight] of matches[at]?.terms ?? []) {
        terms.set(word, Math.max(weight, terms.get(word) ?? 0));
      }
      for (const gram of matches[at]?.grams ?? []) grams.add(gram);
    }
    return { terms, grams };
  });
  const sentences = ranges.map((range, at): ScoredSentence => {
    const own = shareOf(met[at]);
    const added = shareOf(join(met[at - 1], met[at])) - own;
    const holds =
      expected !== undefined &&
      holdsExpectedAnswer(text.slice(range.start, range.end), expected, question);
    const bonus = holds ? sentenceWeights.expected[expected] : 0;
    return { ...range, score: own + sentenceWeights.before * added + bonus };
  });
  const highlights = tokens
    .filter((_, at) => (matches[at]?.terms.length ?? 0) > 0)
    .map(({ start, end }) => ({ start, end }));
  return { ...chooseRange(sentences, text), highlights };
}

/** Counts the share of the question, from 0 to 1, that is met; what stands in the heading hardly counts. */
function createShareCounter(
  query: Query,
  { profile }: Hit,
  { matchWord, gramWeights }: WordMatcher,
): (met: Met | undefined) => number {
  const inHeading = [...profile.heading].map(matchWord);
  const words = query.words.map(({ idf }) => idf);
  const grams = [...gramWeights];
  for (const word of new Set(inHeading.flatMap(({ terms }) => terms.map(([place]) => place)))) {
    words[word] = (words[word] ?? 0) * sentenceWeights.inHeading;
  }
  for (const gram of new Set(inHeading.flatMap((match) => match.grams))) {
    grams[gram] = (grams[gram] ?? 0) * sentenceWeights.inHeading;
  }
  const total = {
    terms: words.reduce((sum, value) => sum + value, 0) || 1,
    grams: grams.reduce((sum, value) => sum + value, 0) || 1,
  };
  return (met) => {
    let terms = 0;
    for (const [word, weight] of met?.terms ?? []) terms += weight * (words[word] ?? 0);
    let ofGrams = 0;
    for (const gram of met?.grams ?? []) ofGrams += grams[gram] ?? 0;
    return (
      (sentenceWeights.terms * terms) / total.terms +
      (sentenceWeights.grams * ofGrams) / total.grams
    );
  };
}

function join(one: Met | undefined, other: Met | undefined): Met {
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
    if (score > (sentences[at]?.score ?? 0)) at = other;
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
  if (isClose(after)) return { range: { start: chosen.start, end: after.end }, best };
  if (isClose(before)) return { range: { start: before.start, end: chosen.end }, best };
  return { range: best, best };
}
