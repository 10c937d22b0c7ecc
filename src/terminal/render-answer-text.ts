import { styleText } from 'node:util';

import { wrapAnsi } from 'fast-wrap-ansi';

import type { Answer, Quote } from '../core/answer/answer.js';
import { describeCitation } from '../messages/describe-citation.js';
import { applyFolds, findFolds } from '../messages/fold-whitespace.js';
import { selectMessages } from '../messages/select-messages.js';
import { showControlCharacters } from './show-control-characters.js';
import type { Terminal } from './terminal.js';

/** How many hits are named below the best one. */
const furtherHits = 2;
/** The bars in front of the answering sentence and in front of the rest of the passage. */
const bars = { answer: '┃ ', context: '│ ' } as const;

/** Before the address of a citation, and before a heading of a list. */
const indent = '    ';
const bullet = '  · ';

type Look = Pick<Terminal, 'columns' | 'styled' | 'language'>;

/**
 * Renders an answer for a terminal: the best passage word for word next to a bar, its citation, and two
 * further hits. Along the answering sentence the bar is heavy and, if `styled`, the text bold; when Beleg
 * is not sure, a line says so and the bar is light throughout. The language is that of the question, or
 * that of the terminal. Ends with an empty line.
 */
export function renderAnswerText(answer: Answer, terminal: Look): string {
  const look: Look = { ...terminal, language: answer.language ?? terminal.language };
  const lines = [
    ...renderCorrections(answer, look),
    ...(answer.status === 'found' ? renderQuotes(answer, look) : renderNotFound(answer, look)),
  ];
  return `${lines.join('\n')}\n\n`;
}

function renderCorrections({ corrections }: Answer, look: Look): string[] {
  if (corrections.length === 0) return [];
  return wrap(selectMessages(look.language).corrected(corrections), look);
}

function renderQuotes({ quotes, sure }: Answer, look: Look): string[] {
  const [best, ...others] = quotes;
  if (best === undefined) return [];
  return [
    ...(sure ? renderQuote(best, look) : renderClosest(best, look)),
    ...renderCitation(best, 1, look),
    ...others.slice(0, furtherHits).flatMap((quote, at) => renderCitation(quote, at + 2, look)),
  ];
}

/** The passage in three parts, so that the answering sentence begins and ends a line. */
function renderQuote({ text, start, answer }: Quote, look: Look): string[] {
  const folds = findFolds(text);
  const [from, to] = [answer.start - start, answer.end - start];
  return [
    ...wrap(applyFolds(text, folds, 0, from), look, bars.context),
    ...wrap(applyFolds(text, folds, from, to), look, bars.answer).map((line) => bold(line, look)),
    ...wrap(applyFolds(text, folds, to), look, bars.context),
  ];
}

function renderClosest({ text }: Quote, look: Look): string[] {
  const { closestPassage } = selectMessages(look.language);
  return [
    ...wrap(closestPassage, look),
    ...wrap(applyFolds(text, findFolds(text)), look, bars.context),
  ];
}

function renderCitation({ citation }: Quote, number: number, look: Look): string[] {
  const place = `[${number}] ${describeCitation(citation, look.language)}`;
  const address = citation.url ?? citation.document;
  return [...wrap(place, look), ...wrap(address, look, indent)];
}

function renderNotFound(answer: Answer, look: Look): string[] {
  const messages = selectMessages(look.language);
  const corrected = answer.suggestions.filter(({ kind }) => kind === 'did-you-mean');
  const headings = answer.suggestions.filter((suggestion) => suggestion.kind === 'heading');
  return [
    ...wrap(
      answer.documentsLanguage === undefined
        ? messages.notInDocuments
        : messages.documentsAreIn[answer.documentsLanguage],
      look,
    ),
    ...corrected.flatMap(({ text }) => wrap(messages.didYouMean(text), look)),
    ...(headings.length === 0 ? [] : wrap(messages.nearestHeadings, look)),
    ...headings.flatMap(({ text, firstLine }) => [
      ...wrap(text, look, bullet),
      ...wrap(firstLine, look, indent),
    ]),
  ];
}

/** Lines of the terminal's width at most, broken at spaces; a longer word (an address) stays whole. */
function wrap(text: string, look: Look, margin = ''): string[] {
  const shown = showControlCharacters(text.replace(/^\s+|\s+$/gu, ''));
  if (shown === '') return [];
  return wrapAnsi(shown, look.columns - margin.length)
    .split('\n')
    .map((line) => margin + line);
}

function bold(line: string, { styled }: Look): string {
  return styled ? styleText('bold', line, { validateStream: false }) : line;
}
