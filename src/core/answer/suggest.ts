import { tokenize } from '../analysis/tokenize.js';
import type { Retrieval } from '../retrieval/retrieve.js';
import type { Correction, Suggestion } from './answer.js';

/** More are no longer near. */
const mostHeadings = 3;

/**
 * What to try instead: the question with its unknown words corrected, and, where nothing was found,
 * the headings of the nearest passages. Empty where nothing is near.
 */
export function suggest(
  question: string,
  corrections: readonly Correction[],
  { hits }: Retrieval,
  found: boolean,
): Suggestion[] {
  const corrected = correctQuestion(question, corrections);
  const suggestions: Suggestion[] =
    corrected === question.normalize('NFC') ? [] : [{ kind: 'did-you-mean', text: corrected }];
  if (found) return suggestions;
  const headings = new Map<string, Suggestion>();
  for (const { passage } of hits) {
    const text = passage.headings.at(-1) ?? passage.title;
    const key = `${passage.document}\0${text}`;
    if (headings.has(key)) continue;
    headings.set(key, {
      kind: 'heading',
      text,
      document: passage.document,
      passage: passage.id,
    });
    if (headings.size === mostHeadings) break;
  }
  return [...suggestions, ...headings.values()];
}

/** Only whole words: a short one may stand inside another. */
function correctQuestion(question: string, corrections: readonly Correction[]): string {
  const replacements = new Map(corrections.map(({ from, to }) => [from.toLowerCase(), to]));
  const text = question.normalize('NFC');
  return tokenize(text).reduceRight((corrected, { term, start, end }) => {
    const replacement = replacements.get(term.toLowerCase());
    return replacement === undefined
      ? corrected
      : corrected.slice(0, start) + replacement + corrected.slice(end);
  }, text);
}
