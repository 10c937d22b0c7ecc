import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { renderAnswer } from '../../src/discord/ask/render-answer.js';
import {
  cardTextLength,
  findCardProblems,
  findTextProblems,
  measureCard,
} from '../../src/discord/reply/render-budget.js';
import { anyAnswer } from '../support/any-answer.js';

describe('renderAnswer', () => {
  it('keeps every limit of Discord for any answer with 10,000 passages, in both forms', () => {
    const options = fc.record({
      language: fc.constantFrom('de' as const, 'en' as const),
      canShare: fc.boolean(),
      answerId: fc.constantFrom(undefined, 'AAAAAAAAAAAAAAAA'),
    });
    let passages = 0;
    fc.assert(
      fc.property(anyAnswer, options, (answer, how) => {
        passages += answer.quotes.length;
        const reply = renderAnswer(answer, how);
        expect(findCardProblems(reply.card)).toEqual([]);
        expect(findTextProblems(reply.text)).toEqual([]);
        expect(measureCard(reply.card).textLength).toBeLessThanOrEqual(cardTextLength);
      }),
      { numRuns: 5_000 },
    );
    expect(passages).toBeGreaterThanOrEqual(10_000);
  }, 60_000);
});
