import { styleText } from 'node:util';

import { wrapAnsi } from 'fast-wrap-ansi';

import type { Answer, Quote } from '../core/answer/answer.js';
import { describeCitation } from '../messages/describe-citation.js';
import { selectMessages } from '../messages/select-messages.js';
import { showControlCharacters } from './show-control-characters.js';
import type { Terminal } from './terminal.js';

/** How many hits are named below the best one. */
const furtherHits = 2;
/** Beside the answering sentence, and beside the rest of the passage. */
const bars = { answer: '┃ ', context: '│ ' } as const;

/** Before the address of a citation, and before a heading of a list. */
const indent = '    ';
const bullet = '  · ';

type Look = Pick<Terminal, 'columns' | 'styled' | 'language'>;

/**
 * An answer as a person reads it in a terminal: the best passage word for word beside a bar, which is
 * heavy (and the text bold, where `styled`) along the answering sentence when Beleg is sure, and light
 * everywhere, below a line that says so, when it is not; its citation; two further hits in a line each. In the question's language, else the terminal's. Ends with an empty line.
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
  const before = text.slice(0, answer.start - start);
  const after = text.slice(answer.end - start);
  return [
    ...wrap(before, look, bars.context),
    ...wrap(answer.text, look, bars.answer).map((line) => bold(line, look)),
    ...wrap(after, look, bars.context),
  ];
}

function renderClosest({ text }: Quote, look: Look): string[] {
  const { closestPassage } = selectMessages(look.language);
  return [...wrap(closestPassage, look), ...wrap(text, look, bars.context)];
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
