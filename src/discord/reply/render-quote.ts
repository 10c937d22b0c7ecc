import type { Quote } from '../../core/answer/answer.js';
import { cutQuote, type QuoteExcerpt } from './cut-quote.js';
import { escapeJoined, escapeLiteral } from './escape-literal.js';

/** Marks an omission in a quote. The space next to it prevents Discord from reading it as a link. */
export const omission = '[…]';

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
 * cut marked with `[…]`. The result never exceeds the larger of the two budgets.
 */
export function renderQuote(quote: Quote, options: RenderQuoteOptions): string {
  const { bold = true } = options;
  const excerpt = cutQuote(quote, {
    measure: (part) => renderExcerpt(quote.text, part, bold).length,
    budget: options.budget,
    answerBudget: options.answerBudget ?? options.budget,
  });
  return renderExcerpt(quote.text, excerpt, bold);
}

function renderExcerpt(text: string, { start, end, answer }: QuoteExcerpt, bold: boolean): string {
  const before = text.slice(start, answer.start);
  const after = text.slice(answer.end, end);
  const pieces = [
    start > 0 && text.slice(0, start).trim() !== '' ? `${omission} ` : '',
    escapeJoined(start > 0 ? before.trimStart() : before),
    renderAnswerRange(text.slice(answer.start, answer.end), bold),
    escapeLiteral(end < text.length ? after.trimEnd() : after),
    end < text.length && text.slice(end).trim() !== '' ? ` ${omission}` : '',
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
