import type { Analyzer } from '../analysis/analyzer.js';
import type { Token } from '../analysis/token.js';
import { tokenizeFor } from '../analysis/tokenize-for.js';
import { ensure } from '../ensure.js';
import { itemAt } from '../item-at.js';
import { numberAt } from '../number-at.js';
import type { Passage } from '../passages/passage.js';
import { splitSentences } from '../passages/split-sentences.js';
import type { Lexicon } from './lexicon.js';

/** A passage as numbers of the lexicon: what ranking needs to know without reading the text again. */
export interface PassageProfile {
  /** The words of the text in order, including stop words. */
  readonly words: Uint32Array;
  /** The index in `words` at which each sentence begins, the first 0. Empty without words. */
  readonly sentences: Uint32Array;
  /** The words of the title and of the heading path. */
  readonly heading: Uint32Array;
  /** How many of `words` are not stop words. */
  readonly length: number;
  /** How many grams these words have together. */
  readonly gramLength: number;
}

/** Analyzes a passage and adds its words to the lexicon. */
export function buildPassageProfile(
  passage: Passage,
  lexicon: Lexicon,
  analyzer: Analyzer,
): PassageProfile {
  const tokens = tokenizeFor(analyzer, passage.text);
  const words = Uint32Array.from(tokens, ({ term }) => lexicon.addWord(term, analyzer));
  const heading = Uint32Array.from(tokenizeHeading(passage, analyzer), ({ term }) =>
    lexicon.addWord(term, analyzer),
  );
  let length = 0;
  let gramLength = 0;
  for (const number of words) {
    if (lexicon.stemOf(number) === undefined) continue;
    length += 1;
    gramLength += lexicon.gramCount(number);
  }
  return { words, sentences: findSentences(passage, tokens), heading, length, gramLength };
}

/** Takes back what `buildPassageProfile` added to the lexicon. */
export function removePassageWords(passage: Passage, lexicon: Lexicon, analyzer: Analyzer): void {
  for (const { term } of tokenizeFor(analyzer, passage.text)) lexicon.removeWord(term, analyzer);
  for (const { term } of tokenizeHeading(passage, analyzer)) lexicon.removeWord(term, analyzer);
}

/**
 * Adds (1) or subtracts (-1) a passage in the frequencies of its stems and grams.
 *
 * @returns how often each stem occurs in the text; 0 for one that occurs in the heading only
 */
export function countProfile(
  { words, heading }: PassageProfile,
  lexicon: Lexicon,
  change: 1 | -1,
): Map<number, number> {
  const stems = new Map<number, number>();
  const grams = new Set<number>();
  for (const word of new Set([...words, ...heading])) {
    const stem = lexicon.stemOf(word);
    if (stem === undefined) continue;
    stems.set(stem, 0);
    const end = numberAt(lexicon.gramStarts, word + 1);
    for (let at = numberAt(lexicon.gramStarts, word); at < end; at += 1) {
      grams.add(numberAt(lexicon.grams, at));
    }
  }
  for (const stem of stems.keys()) {
    lexicon.stemFrequency[stem] = numberAt(lexicon.stemFrequency, stem) + change;
  }
  for (const gram of grams) {
    lexicon.gramFrequency[gram] = numberAt(lexicon.gramFrequency, gram) + change;
  }
  for (const stem of readStems(words, lexicon)) stems.set(stem, ensure(stems.get(stem), stem) + 1);
  return stems;
}

/** The stems of words, without stop words. */
export function readStems(words: Uint32Array, lexicon: Lexicon): number[] {
  const stems: number[] = [];
  for (const word of words) {
    const stem = lexicon.stemOf(word);
    if (stem !== undefined) stems.push(stem);
  }
  return stems;
}

function tokenizeHeading({ title, headings }: Passage, analyzer: Analyzer): readonly Token[] {
  return tokenizeFor(analyzer, [title, ...headings].join('\n'));
}

function findSentences(passage: Passage, tokens: readonly { start: number }[]): Uint32Array {
  const starts: number[] = [];
  let token = 0;
  for (const { start, end } of splitSentences(passage.text, passage.language)) {
    while (token < tokens.length && itemAt(tokens, token).start < start) token += 1;
    if (token < tokens.length && itemAt(tokens, token).start < end) starts.push(token);
  }
  return Uint32Array.from(starts);
}
