import type { Answer, Citation, Quote } from '../../src/core/answer/answer.js';

export interface QuoteFields {
  readonly text: string;
  /** The answering sentence, a part of `text`. Default: all of it. */
  readonly answer?: string;
  /** A word of the answer that matched. */
  readonly highlight?: string;
  /** Where the quote starts in its document. */
  readonly start?: number;
  readonly passage?: string;
  readonly citation?: Partial<Citation>;
}

/** A quote as the core gives it, for tests of what comes after. */
export function buildQuote({
  text,
  answer = text,
  highlight,
  start = 0,
  ...rest
}: QuoteFields): Quote {
  const from = text.indexOf(answer);
  if (from < 0) throw new RangeError(`the answer is no part of the quote: ${answer}`);
  const word = highlight === undefined ? -1 : text.indexOf(highlight, from);
  return {
    passage: rest.passage ?? 'p1',
    text,
    start,
    end: start + text.length,
    answer: { text: answer, start: start + from, end: start + from + answer.length },
    highlights: word < 0 ? [] : [[start + word, start + word + (highlight ?? '').length]],
    score: 1,
    citation: {
      document: 'nato-einsaetze.txt',
      title: 'NATO-Einsätze',
      headings: ['Kosovo Force (KFOR)'],
      lines: [6, 7],
      ...rest.citation,
    },
  };
}

/** An answer as the core gives it; found when it has quotes. */
export function buildAnswer(fields: Partial<Answer> = {}): Answer {
  const quotes = fields.quotes ?? [];
  return {
    question: 'Seit wann gibt es KFOR?',
    status: quotes.length > 0 ? 'found' : 'not-found',
    sure: quotes.length > 0,
    confidence: quotes.length > 0 ? 0.9 : 0.1,
    quotes,
    suggestions: [],
    corrections: [],
    language: 'de',
    tookMs: 1,
    ...fields,
  };
}
