import { createHash } from 'node:crypto';

import type { Quote } from '../../core/answer/answer.js';
import type { CitedPassage } from '../../core/app.js';

/** Refers to a passage and, optionally, the answer in it; short enough for a `custom_id`. */
export interface PassageReference {
  readonly passage: string;
  readonly answer?: AnswerReference;
}

/** The range of an answer in the text of its passage, with a digest to verify it. */
export interface AnswerReference {
  readonly start: number;
  readonly length: number;
  readonly digest: string;
}

/** In base64url characters. Four of them miss one wrong range in 16 million. */
const digestLength = 4;

/** Builds the reference to the passage and the answer of a quote. */
export function referTo(quote: Quote): PassageReference {
  return {
    passage: quote.passage,
    answer: {
      start: quote.answer.start - quote.start,
      length: quote.answer.text.length,
      digest: digestAnswer(quote.answer.text),
    },
  };
}

/**
 * Rebuilds the quote of a reference from the passage as it is in the index now. When the answer is no
 * longer at its range, or the reference has none, `answer` is empty.
 */
export function quotePassage({ answer }: PassageReference, view: CitedPassage): Quote {
  const { passage, citation } = view;
  const from = answer?.start ?? 0;
  const text = answer === undefined ? '' : passage.text.slice(from, from + answer.length);
  const holds = answer !== undefined && text !== '' && digestAnswer(text) === answer.digest;
  const start = passage.start + (holds ? from : 0);
  return {
    passage: passage.id,
    text: passage.text,
    start: passage.start,
    end: passage.end,
    answer: holds ? { text, start, end: start + text.length } : { text: '', start, end: start },
    highlights: [],
    score: 0,
    citation,
  };
}

function digestAnswer(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, digestLength);
}
