import type { Quote } from '../../core/answer/answer.js';
import { applyFolds, findFolds } from '../../messages/fold-whitespace.js';
import { cutQuote, type QuoteExcerpt } from './cut-quote.js';
import { escapeJoined, escapeLiteral } from './escape-literal.js';

/** Marks an omission in a quote. The space next to it prevents Discord from reading it as a link. */
const omission = '[…]';

export interface RenderQuoteOptions {
  /** In UTF-16 code units of Markdown. */
  readonly budget: number;
  /** For an answering sentence that exceeds `budget` by itself. Default: `budget`. */
  readonly answerBudget?: number;
  /** Whether the answering sentence is bold. Default: `true`. */
  readonly bold?: boolean;
}

/**
 * Renders a quote as a Markdown quotation: the words of the document with the answer in bold, and each
 * cut marked with `[…]`. White space is folded, letters never change. The result never exceeds the
 * larger of the two budgets.
 */
export function renderQuote(quote: Quote, options: RenderQuoteOptions): string {
  const { bold = true } = options;
  const { text } = quote;
  const folds = findFolds(text);
  const show = (start: number, end: number) => applyFolds(text, folds, start, end);
  const excerpt = cutQuote(quote, {
    measure: (part) => renderExcerpt(text, part, bold, show).length,
    budget: options.budget,
    answerBudget: options.answerBudget ?? options.budget,
  });
  return renderExcerpt(text, excerpt, bold, show);
}

/** @param show a range of the text with its white space folded */
function renderExcerpt(
  text: string,
  { start, end, answer }: QuoteExcerpt,
  bold: boolean,
  show: (start: number, end: number) => string,
): string {
  const pieces = [
    text.slice(0, start).trim() !== '' ? `${omission} ` : '',
    escapeJoined(show(start, answer.start)),
    renderAnswerRange(show(answer.start, answer.end), bold),
    escapeLiteral(show(answer.end, end)),
    text.slice(end).trim() !== '' ? ` ${omission}` : '',
  ];
  return pieces
    .join('')
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}

function renderAnswerRange(text: string, bold: boolean): string {
  return bold ? renderBold(text) : escapeJoined(text);
}

/** Makes a text bold. White space at its ends stays outside, since Discord does not accept it inside. */
function renderBold(text: string): string {
  const inner = text.trim();
  if (inner === '') return escapeLiteral(text);
  const from = text.indexOf(inner);
  return `${text.slice(0, from)}**${escapeJoined(inner)}**${text.slice(from + inner.length)}`;
}
