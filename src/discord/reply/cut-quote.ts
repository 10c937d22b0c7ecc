import type { Quote } from '../../core/answer/answer.js';
import type { TextRange } from '../../core/passages/passage.js';
import { splitSentences } from '../../core/passages/split-sentences.js';
import { cutText } from '../../messages/cut-text.js';

/** The part of a quote that is shown. Offsets are relative to the start of the quote's text. */
export interface QuoteExcerpt extends TextRange {
  readonly answer: TextRange;
}

export interface CutQuoteOptions {
  /** Length of an excerpt as it will be rendered, in the unit of the budgets. */
  readonly measure: (excerpt: QuoteExcerpt) => number;
  /** For the answer and the text around it. */
  readonly budget: number;
  /** For an answer that exceeds `budget` by itself; at least `budget`. */
  readonly answerBudget: number;
}

/** Share of a cut answer that precedes its first matching word when that word is far from the start. */
const leadShare = 1 / 3;

/**
 * Chooses the part of a quote that is shown: the whole quote when it fits; otherwise the answer with as
 * many whole sentences around it as fit, starting with the one before it, which usually names the
 * subject; otherwise the part of the answer around its first matching word, cut between words.
 */
export function cutQuote(quote: Quote, options: CutQuoteOptions): QuoteExcerpt {
  const answer = {
    start: quote.answer.start - quote.start,
    end: quote.answer.end - quote.start,
  };
  const whole = { start: 0, end: quote.text.length, answer };
  if (options.measure(whole) <= options.budget) return whole;
  const alone = { ...answer, answer };
  if (options.measure(alone) > options.answerBudget) return cutAnswer(quote, answer, options);
  const grown = growBySentences(quote.text, alone, options);
  if (grown.start < grown.end) return grown;
  // A passage without an answer whose first sentence is too long: its beginning is shown.
  const { start, end } = cutAnswer(quote, { start: 0, end: quote.text.length }, options);
  return { start, end, answer: { start: end, end } };
}

function growBySentences(
  text: string,
  answerAlone: QuoteExcerpt,
  { measure, budget }: CutQuoteOptions,
): QuoteExcerpt {
  const sentences = splitSentences(text);
  let excerpt = answerAlone;
  let before = sentences.findLastIndex(({ start }) => start < excerpt.start);
  let after = sentences.findIndex(({ end }) => end > excerpt.end);
  if (after < 0) after = sentences.length;
  for (;;) {
    const previous = sentences[before];
    const withPrevious = previous && { ...excerpt, start: previous.start };
    const fitsBefore = withPrevious !== undefined && measure(withPrevious) <= budget;
    if (fitsBefore) excerpt = withPrevious;
    before = fitsBefore ? before - 1 : -1;

    const next = sentences[after];
    const withNext = next && { ...excerpt, end: next.end };
    const fitsAfter = withNext !== undefined && measure(withNext) <= budget;
    if (fitsAfter) excerpt = withNext;
    after = fitsAfter ? after + 1 : sentences.length;

    if (!fitsBefore && !fitsAfter) return excerpt;
  }
}

function cutAnswer(
  quote: Quote,
  answer: TextRange,
  { measure, answerBudget }: CutQuoteOptions,
): QuoteExcerpt {
  const { text } = quote;
  const firstMatch = (quote.highlights[0]?.[0] ?? quote.answer.start) - quote.start;
  const lead = Math.floor(answerBudget * leadShare);
  const start =
    firstMatch - answer.start > 2 * lead ? wordStart(text, firstMatch - lead) : answer.start;
  for (let length = answerBudget; ; length = Math.floor(length * 0.9)) {
    const end = start + cutText(text.slice(start, answer.end), Math.max(length, 1), '').length;
    const excerpt = { start, end, answer: { start, end } };
    if (measure(excerpt) <= answerBudget || length <= 1) return excerpt;
  }
}

/** The first start of a word within 40 characters after a position, or the position itself. */
function wordStart(text: string, at: number): number {
  const near = 40;
  const blank = text.slice(at, at + near).search(/\s\S/);
  if (blank >= 0) return at + blank + 1;
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at + 1 : at;
}
