import type { Answer, Quote } from '../core/answer/answer.js';

/** An answer as `beleg ask --json` writes it: stable field names, offsets into the canonical text. */
export interface AnswerJson {
  readonly id?: string | number;
  readonly question: string;
  readonly status: 'found' | 'not-found';
  readonly confidence: number;
  readonly quotes: readonly QuoteJson[];
  /** What to ask or read instead, best first: corrected questions, then headings. */
  readonly suggestions: readonly string[];
  readonly corrections: readonly { readonly from: string; readonly to: string }[];
  readonly took_ms: number;
}

export type QuoteJson = Omit<Quote, 'passage'>;

/** @param id given back as it came, so that the lines of a batch can be told apart */
export function answerToJson(answer: Answer, id?: string | number): AnswerJson {
  return {
    ...(id === undefined ? {} : { id }),
    question: answer.question,
    status: answer.status,
    confidence: round(answer.confidence, 4),
    quotes: answer.quotes.map((quote) => ({
      text: quote.text,
      start: quote.start,
      end: quote.end,
      answer: quote.answer,
      highlights: quote.highlights,
      score: round(quote.score, 4),
      citation: quote.citation,
    })),
    suggestions: answer.suggestions.map(({ text }) => text),
    corrections: answer.corrections,
    took_ms: round(answer.tookMs, 2),
  };
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
