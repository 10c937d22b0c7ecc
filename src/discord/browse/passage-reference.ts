import { createHash } from 'node:crypto';

import type { Quote } from '../../core/answer/answer.js';
import type { PassageView } from '../../core/app.js';

/** A passage, with the answer in it where there is one; short enough for a `custom_id`. */
export interface PassageReference {
  readonly passage: string;
  readonly answer?: AnswerReference;
}

/** Where the answer is in the passage's text, with a digest to tell whether it still is. */
export interface AnswerReference {
  readonly start: number;
  readonly length: number;
  readonly digest: string;
}

/** Four characters let one wrong place in 16 million pass, and it would still be in the right passage. */
const digestLength = 4;

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
 * The quote a reference means, from the passage as the index has it now. Where the answer is not in
 * its place any more, or there is none, `answer` is empty and nothing is marked.
 */
export function quotePassage({ answer }: PassageReference, view: PassageView): Quote {
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
