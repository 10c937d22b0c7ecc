import { describe, expect, it } from 'vitest';

import { isFollowUp } from '../../../src/discord/ask/is-follow-up.js';

describe('isFollowUp', () => {
  it.each([
    'und wann?',
    'Seit wann?',
    'Und wie viele sind das?',
    'warum',
    'and when?',
    'How many?',
    'Danke!',
  ])('is true where nothing is left to search for: %s', (question) =>
    expect(isFollowUp(question)).toBe(true),
  );

  it.each([
    'KFOR',
    'und KFOR?',
    'Seit wann gibt es KFOR?',
    '2016?',
    'Wie viele Nationen?',
    '???',
    '',
  ])('is false where something is: %s', (question) => expect(isFollowUp(question)).toBe(false));
});
