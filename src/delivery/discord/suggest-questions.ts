import type { Source } from '../../app.js';
import { autocompleteValueLength } from '../discord-limits.js';
import { buildChoices, type Choice } from './build-choices.js';
import { rankByPrefix } from './rank-by-prefix.js';

/** Headings longer than this are sentences, and no use as a question. */
const headingLength = autocompleteValueLength;

/**
 * What might be asked: what was typed first, so that pressing Enter never asks anything else; then
 * the headings that have a word like its last one. Nothing typed: the headings. What was typed and is longer
 * than a choice may be is not offered; Discord submits it as it stands.
 */
export function suggestQuestions(typed: string, sources: readonly Source[]): Choice[] {
  const headings = sources
    .flatMap((source) => source.headings)
    .filter((heading) => heading.length <= headingLength);
  const ranked = rankByPrefix(lastWord(typed), headings, (heading) => heading);
  return buildChoices([
    { name: typed, value: typed },
    ...ranked.map((heading) => ({ name: heading, value: heading })),
  ]);
}

/** Whoever types a sentence is at its last word; that is what a heading can go on with. */
function lastWord(typed: string): string {
  return typed.trim().split(/\s+/).at(-1) ?? '';
}
