import type { Analyzer } from './analyzer.js';
import { restoreEllipses } from './restore-ellipses.js';
import type { Token } from './token.js';
import { tokenize } from './tokenize.js';

/**
 * The words of a text in an analyzer's language: as `tokenize`, and in German with the parts that a
 * hyphen stands for. As many tokens, with the same offsets.
 */
export function tokenizeFor({ language }: Analyzer, text: string): readonly Token[] {
  const tokens = tokenize(text);
  return language === 'de' ? restoreEllipses(text, tokens) : tokens;
}
