import { autocompleteChoices, autocompleteValueLength } from '../reply/discord-limits.js';
import { buildChoices, type Choice } from './build-choices.js';
import type { Catalogue } from './catalogue.js';

/** So many earlier questions are offered at most; headings have the rest. */
export const earlierQuestions = 8;

/**
 * What might be asked: what was typed first, so that pressing Enter never asks anything else; then
 * the headings that have a word like its last one, then questions that were asked before. Nothing
 * typed: the headings and the questions. What was typed and is longer than a choice may be is not
 * offered; Discord submits it as it stands.
 *
 * @param earlier questions that begin like what was typed, the best first
 */
export function suggestQuestions(
  typed: string,
  catalogue: Catalogue,
  earlier: readonly string[] = [],
): Choice[] {
  const asked = earlier
    .filter((question) => question.length <= autocompleteValueLength)
    .slice(0, earlierQuestions);
  const room = autocompleteChoices - 1 - asked.length;
  const texts = [typed, ...catalogue.headings(lastWord(typed), room), ...asked];
  return buildChoices(texts.map((text) => ({ name: text, value: text })));
}

/** Whoever types a sentence is at its last word; that is what a heading can go on with. */
function lastWord(typed: string): string {
  return typed.trim().split(/\s+/).at(-1) ?? '';
}
