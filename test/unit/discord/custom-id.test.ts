import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  type ComponentAction,
  encodeCustomId,
  parseCustomId,
} from '../../../src/discord/reply/custom-id.js';
import { quotePassage, referTo } from '../../../src/discord/browse/passage-reference.js';
import { buildQuote } from '../../support/build-answer.js';
import { buildView } from '../../support/build-view.js';

const passage = fc.stringMatching(/^[A-Za-z0-9_-]{1,24}$/);
const page = fc.nat(100_000);
const reference = fc.oneof(
  fc.record({ passage }),
  fc.record({
    passage,
    answer: fc.record({
      start: fc.nat(9_999),
      length: fc.nat(9_999),
      digest: fc.stringMatching(/^[A-Za-z0-9_-]{4}$/),
    }),
  }),
);

const actions: fc.Arbitrary<ComponentAction> = fc.oneof(
  fc.record({ kind: fc.constantFrom('open' as const, 'context', 'share'), reference }),
  fc.record({ kind: fc.constant('turn' as const), passage }),
  fc.record({ kind: fc.constantFrom('section' as const, 'outline'), passage, page }),
  fc.record({
    kind: fc.constant('more' as const),
    references: fc.array(reference, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    kind: fc.constant('question' as const),
    question: fc.string({ minLength: 1, maxLength: 96 }).filter((text) => text.trim() !== ''),
  }),
  fc.record({ kind: fc.constantFrom('sources' as const, 'gaps'), page }),
  fc.record({
    kind: fc.constantFrom('up' as const, 'down'),
    answer: fc.stringMatching(/^[A-Za-z0-9_-]{16}$/),
  }),
  fc.record({
    kind: fc.constantFrom('gaps-file' as const, 'my-data', 'confirm-deletion', 'delete-my-data'),
  }),
  fc.record({ kind: fc.constantFrom('read' as const, 'jump', 'remove', 'cancel') }),
);

describe('a custom id', () => {
  it('is parsed to the action it was built from, and has at most 100 characters', () => {
    fc.assert(
      fc.property(actions, (action) => {
        const customId = encodeCustomId(action);
        expect(customId?.length).toBeLessThanOrEqual(100);
        expect(parseCustomId(customId!)).toEqual(action);
      }),
    );
  });

  it('of a delete button names no one, and needs none of those that do', () => {
    expect(encodeCustomId({ kind: 'remove' })).toBe('1:r');
    expect(parseCustomId('1:r:100000000000000001')).toEqual({ kind: 'remove' });
  });

  it('is not built from an action that does not fit', () => {
    expect(encodeCustomId({ kind: 'question', question: 'x'.repeat(97) })).toBeUndefined();
    expect(encodeCustomId({ kind: 'question', question: 'x'.repeat(96) })).toHaveLength(100);
  });

  it.each([
    '',
    'share',
    '2:o:abc',
    '1:y:abc',
    '1:o:',
    '1:o:../../etc/passwd',
    '1:o:abc.1',
    '1:o:abc.1.2.toolong',
    '1:o:abc.-1.2.abcd',
    '1:o:abc.1.-2.abcd',
    '1:o:abc.1.2.abcd.more',
    '1:o:.1.2.abcd',
    '1:t:',
    '1:t:../..',
    '1:s:abc',
    '1:s::1',
    '1:s:../..:1',
    '1:h:abc:',
    '1:m:',
    `1:o:${'a'.repeat(25)}`,
    '1:m:abc,,def',
    '1:s:abc:99999999',
    '1:q: ',
    '1:l:zzzzzzz',
    '1:l:',
    '1:g:',
    '1:u:short',
    '1:w:0123456789abcdefg',
    '1:g:-1',
  ])('that is forged or from another version is none: %s', (customId) => {
    expect(parseCustomId(customId)).toBeUndefined();
  });

  it('is parsed without an error, whatever it contains', () => {
    fc.assert(fc.property(fc.string({ maxLength: 120 }), (text) => void parseCustomId(text)));
  });
});

describe('a reference to a passage', () => {
  const quote = buildQuote({
    text: 'Erstens dies. Zweitens das.',
    answer: 'Zweitens das.',
    start: 40,
  });

  it('finds the answer again, even if the passage has moved in its document', () => {
    const view = buildView({ id: 'p1', text: quote.text, start: 900 });
    const found = quotePassage(referTo(quote), view);
    expect(found.answer).toEqual({ text: 'Zweitens das.', start: 914, end: 927 });
  });

  it('marks nothing when the text has changed', () => {
    const view = buildView({ id: 'p1', text: 'Erstens dies. Zweitens nix.', start: 40 });
    expect(quotePassage(referTo(quote), view).answer.text).toBe('');
  });
});
