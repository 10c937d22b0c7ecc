import type { Token } from './token.js';

/**
 * What counts as one word, in order of precedence: a section sign with its number; a programming
 * language's name with its signs (C++, C#); a name with periods inside ("node.js", "www.nato.int"); a
 * number with its separators and one letter after it; a word with its apostrophes.
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

/** Splits a text into its words, in order and unchanged. Hyphens separate words. Empty without words. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const { 0: term, index } of text.matchAll(word)) {
    tokens.push({ term, start: index, end: index + term.length, position: tokens.length });
  }
  return tokens;
}
