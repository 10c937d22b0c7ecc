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

/**
 * Chooses the sentence of a passage that answers: by how much of the question it has (stems and
 * grams, by their rarity), and whether it holds the kind of thing that was asked for. Two neighbouring
 * sentences where the second is about as good. Never empty: the whole text where it has no sentence.
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
  const inHeading = new Set<number>();
  const gramsInHeading = new Set<number>();
  for (const number of hit.profile.heading) {
    const match = matcher.matchWord(number);
    for (const [word] of match.terms) inHeading.add(word);
    for (const gram of match.grams) gramsInHeading.add(gram);
  }
  const gramWeightOf = (gram: number): number =>
    (matcher.gramWeights[gram] ?? 0) * (gramsInHeading.has(gram) ? sentenceWeights.inHeading : 1);
  const idfOf = (word: number): number =>
    (query.words[word]?.idf ?? 0) * (inHeading.has(word) ? sentenceWeights.inHeading : 1);
  const expected = detectExpectedAnswer(question, query.language);
  const totals = {
    terms: query.words.reduce((sum, _, word) => sum + idfOf(word), 0) || 1,
    grams: matcher.gramWeights.reduce((sum, _, gram) => sum + gramWeightOf(gram), 0) || 1,
  };
  const sentences = splitSentences(text, language).map((range): ScoredSentence => {
    const terms = new Map<number, number>();
    const grams = new Set<number>();
    for (const [at, token] of tokens.entries()) {
      if (token.start < range.start || token.start >= range.end) continue;
      for (const [word, weight] of matches[at]?.terms ?? []) {
        terms.set(word, Math.max(weight, terms.get(word) ?? 0));
      }
      for (const gram of matches[at]?.grams ?? []) grams.add(gram);
    }
    let score = 0;
    for (const [word, weight] of terms) {
      score += (sentenceWeights.terms * weight * idfOf(word)) / totals.terms;
    }
    for (const gram of grams) {
      score += (sentenceWeights.grams * gramWeightOf(gram)) / totals.grams;
    }
    const holds =
      expected !== undefined &&
      holdsExpectedAnswer(text.slice(range.start, range.end), expected, question);
    return { ...range, score: score + (holds ? sentenceWeights.expected[expected] : 0) };
  });
  const highlights = tokens
    .filter((_, at) => (matches[at]?.terms.length ?? 0) > 0)
    .map(({ start, end }) => ({ start, end }));
  return { ...chooseRange(sentences, text), highlights };
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
