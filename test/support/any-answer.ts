import fc from 'fast-check';

import type { Answer } from '../../src/core/answer/answer.js';
import { buildAnswer, buildQuote } from './build-answer.js';

const soup = (maxLength: number) =>
  fc
    .array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 12 }),
        fc.string({ unit: 'grapheme', maxLength: 12 }),
        fc.constantFrom(
          '**',
          '\n',
          '\n\n> ',
          ' ',
          '漢字',
          '😀',
          '@everyone',
          '`'.repeat(40),
          'a'.repeat(300),
        ),
        fc.lorem({ maxCount: 30 }),
      ),
      { maxLength },
    )
    .map((pieces) => pieces.join(''));

/** A quote with any text that a document may have, found anywhere in it. */
export const anyQuote = fc
  .record({
    before: soup(40),
    answer: soup(60).filter((text) => text !== ''),
    after: soup(40),
    start: fc.nat(10_000),
    at: fc.nat(3_000),
    title: soup(20),
    headings: fc.array(soup(10), { maxLength: 8 }),
    url: fc.option(fc.webUrl(), { nil: undefined }),
    date: fc.option(soup(4), { nil: undefined }),
  })
  .map(({ before, answer, after, start, at, url, date, ...names }) => {
    const text = before + answer + after;
    const match = start + before.length + Math.min(at, answer.length - 1);
    return {
      ...buildQuote({ text, start, citation: {} }),
      answer: {
        text: answer,
        start: start + before.length,
        end: start + before.length + answer.length,
      },
      highlights: [[match, match + 1]] as const,
      citation: {
        document: 'd',
        lines: [1, 2] as const,
        ...names,
        ...(url === undefined ? {} : { url }),
        ...(date === undefined ? {} : { date }),
      },
    };
  });

/** An answer with any question, quotes and suggestions. */
export const anyAnswer: fc.Arbitrary<Answer> = fc
  .record({
    question: soup(40),
    quotes: fc.array(anyQuote, { maxLength: 5 }),
    suggestions: fc.array(
      fc.record({ kind: fc.constant('did-you-mean' as const), text: soup(30) }),
      { maxLength: 8 },
    ),
    corrections: fc.array(fc.record({ from: soup(4), to: soup(4) }), { maxLength: 9 }),
  })
  .map((fields) => buildAnswer(fields));
