import type { Language } from '../core/analysis/language.js';
import type { Answer, Quote } from '../core/answer/answer.js';

/** The output of `beleg ask --json`. Its field names are stable; offsets refer to the canonical text. */
export interface AnswerJson {
  readonly id?: string | number;
  readonly question: string;
  readonly status: 'found' | 'not-found';
  /** `false` with `found`: the first quote is the closest passage, not surely the answer. */
  readonly sure: boolean;
  readonly confidence: number;
  readonly quotes: readonly QuoteJson[];
  /** What to ask or read instead: corrected questions, then headings, the best first. */
  readonly suggestions: readonly string[];
  /** The sections behind the headings among `suggestions`, in the same order. */
  readonly nearest: readonly {
    readonly document: string;
    readonly heading: string;
    readonly first_line: string;
  }[];
  /** Present when nothing was found because all documents are in this other language. */
  readonly documents_language?: Language;
  readonly corrections: readonly { readonly from: string; readonly to: string }[];
  readonly took_ms: number;
}

export type QuoteJson = Omit<Quote, 'passage'>;

/**
 * Converts an answer to its JSON form.
 *
 * @param id the id of the question in a batch; copied to the output
 */
export function answerToJson(answer: Answer, id?: string | number): AnswerJson {
  return {
    ...(id === undefined ? {} : { id }),
    question: answer.question,
    status: answer.status,
    sure: answer.sure,
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
    nearest: answer.suggestions.flatMap((suggestion) =>
      suggestion.kind === 'heading'
        ? [
            {
              document: suggestion.document,
              heading: suggestion.text,
              first_line: suggestion.firstLine,
            },
          ]
        : [],
    ),
    ...(answer.documentsLanguage === undefined
      ? {}
      : { documents_language: answer.documentsLanguage }),
    corrections: answer.corrections,
    took_ms: round(answer.tookMs, 2),
  };
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
