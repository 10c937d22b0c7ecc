import type { Quote } from '../../core/answer/answer.js';
import { cutQuote, type QuoteExcerpt } from './cut-quote.js';
import { escapeJoined, escapeLiteral } from './escape-literal.js';

/** Marks what was left out of a quote. A blank beside it keeps it from being read as a link. */
export const omission = '[…]';

export interface RenderQuoteOptions {
  /** In UTF-16 code units of Markdown. */
  readonly room: number;
  /** For an answering sentence that is longer than `room` by itself. Default: `room`. */
  readonly answerBudget?: number;
  /** Whether the answering sentence is bold. Default: `true`. */
  readonly bold?: boolean;
}

/**
 * A quote as a Markdown quotation: the document's own words, the answer in bold by default, each cut marked
 * with `[…]`. Never longer than the larger of the two rooms.
 */
export function renderQuote(quote: Quote, options: RenderQuoteOptions): string {
  const { bold = true } = options;
  const excerpt = cutQuote(quote, {
    measure: (part) => renderExcerpt(quote.text, part, bold).length,
    budget: options.room,
    answerBudget: options.answerBudget ?? options.room,
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

/** Bold; blanks at the ends stay outside, where Discord would not accept them inside. */
function renderBold(text: string): string {
  const inner = text.trim();
  if (inner === '') return escapeLiteral(text);
  const from = text.indexOf(inner);
  return `${text.slice(0, from)}**${escapeJoined(inner)}**${text.slice(from + inner.length)}`;
}
