import { autocompleteChoices, autocompleteValueLength } from '../reply/discord-limits.js';
import { buildChoices, type Choice } from './build-choices.js';
import type { Catalogue } from './catalogue.js';

/** Maximum number of earlier questions; the remaining choices are headings. */
export const earlierQuestions = 8;

/**
 * Suggests questions: first what was typed, so that pressing Enter asks exactly that; then headings
 * that match the last typed word; then earlier questions. When nothing was typed, headings and earlier
 * questions alone. A typed text that is longer than a choice may be is left out; Discord submits it
 * unchanged.
 *
 * @param earlier questions that begin with what was typed, the best first. Default: none
 */
export function suggestQuestions(
  typed: string,
  catalogue: Catalogue,
  earlier: readonly string[] = [],
): Choice[] {
  const asked = earlier
    .filter((question) => question.length <= autocompleteValueLength)
    .slice(0, earlierQuestions);
  const remaining = autocompleteChoices - 1 - asked.length;
  const texts = [typed, ...catalogue.headings(lastWord(typed), remaining), ...asked];
  return buildChoices(texts.map((text) => ({ name: text, value: text })));
}

/** A person who types a sentence is at its last word, which a heading may complete. */
function lastWord(typed: string): string {
  return typed.trim().split(/\s+/).at(-1) ?? '';
}
