import { tokenize } from '../analysis/tokenize.js';
import type { Hit } from '../retrieval/hit.js';
import type { Retrieval } from '../retrieval/retrieve.js';
import type { Correction, Suggestion } from './answer.js';

/** Headings of boxes and remarks: they say nothing about what stands below them. */
const bareHeadings =
  /^(?:tipps?|hinweise?|anmerkung(?:en)?|achtung|warnung|beispiele?|fußnoten?|notes?|tips?|hints?|warnings?|caution|important|examples?|remarks?)[.:!]?$/iu;

/** The fourth heading is rarely related to the question any more. */
const mostHeadings = 3;

/**
 * Suggests what to try next: the question with its unknown words corrected, and, when nothing was found,
 * the headings of the nearest passages, first those that contain a word of the question. Empty when
 * nothing was corrected and no passage matches.
 */
export function suggest(
  question: string,
  corrections: readonly Correction[],
  { hits, matcher }: Retrieval,
  found: boolean,
): Suggestion[] {
  const corrected = correctQuestion(question, corrections);
  const suggestions: Suggestion[] =
    corrected === question.normalize('NFC') ? [] : [{ kind: 'did-you-mean', text: corrected }];
  if (found) return suggestions;
  const headings = new Map<string, Suggestion>();
  const namesWord = ({ profile }: Hit): boolean =>
    profile.heading.some((word) => matcher.matchWord(word).terms.length > 0);
  const ordered = [...hits.filter(namesWord), ...hits.filter((hit) => !namesWord(hit))];
  for (const { passage } of ordered) {
    const text =
      passage.headings.findLast((heading) => !bareHeadings.test(heading.trim())) ?? passage.title;

    const key = `${passage.document}\0${text}`;
    if (headings.has(key)) continue;
    headings.set(key, {
      kind: 'heading',
      text,
      document: passage.document,
      passage: passage.id,
      firstLine: readFirstLine(passage.text),
    });
    if (headings.size === mostHeadings) break;
  }
  return [...suggestions, ...headings.values()];
}

function readFirstLine(text: string): string {
  return /\S[^\n]*/u.exec(text)?.[0].trimEnd() ?? '';
}

/** Replaces whole words only, because a short word may be part of a longer one. */
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
