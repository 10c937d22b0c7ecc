import type { Token } from './token.js';

/**
 * What counts as one word, first match first: a section sign with its number; names of programming
 * languages with signs; a name with periods inside ("node.js", "www.nato.int"); a number with its
 * separators and a letter behind it; a word, with what an apostrophe joins to it.
 */
const word = new RegExp(
  [
    String.raw`§{1,2}\s?\d+\p{L}?(?![\p{L}\p{N}])`,
    String.raw`\p{L}[\p{L}\p{N}]*(?:\+\+|#)(?![\p{L}\p{N}])`,
    String.raw`[\p{L}\p{N}]+(?:\.\p{Ll}[\p{Ll}\p{N}]+)+(?![\p{L}\p{N}])`,
    String.raw`\p{N}+(?:[.,:]\p{N}+)*\p{L}?(?![\p{L}\p{N}])`,
    String.raw`[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’]\p{L}[\p{L}\p{M}]*)*`,
  ].join('|'),
  'gu',
);

/** The words of a text, in order, as they stand there. Hyphens part words, so that each can be found. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const { 0: term, index } of text.matchAll(word)) {
    tokens.push({ term, start: index, end: index + term.length, position: tokens.length });
  }
  return tokens;
}
