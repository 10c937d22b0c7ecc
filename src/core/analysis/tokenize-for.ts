import type { Analyzer } from './analyzer.js';
import { restoreEllipses } from './restore-ellipses.js';
import type { Token } from './token.js';
import { tokenize } from './tokenize.js';

/**
 * Tokenizes a text for an analyzer. Like `tokenize`, but in German with the parts restored that a hyphen
 * replaces; the number of tokens and their offsets are the same.
 */
export function tokenizeFor({ language }: Analyzer, text: string): readonly Token[] {
  const tokens = tokenize(text);
  return language === 'de' ? restoreEllipses(text, tokens) : tokens;
}
