import { describe, expect, it } from 'vitest';

import { isFragment } from '../../../src/discord/ask/is-fragment.js';

describe('isFragment', () => {
  it.each([
    'und wann?',
    'Seit wann?',
    'Und wie viele sind das?',
    'warum',
    'and when?',
    'How many?',
    'Danke!',
  ])('is true where nothing is left to search for: %s', (question) =>
    expect(isFragment(question)).toBe(true),
  );

  it.each([
    'KFOR',
    'und KFOR?',
    'Seit wann gibt es KFOR?',
    '2016?',
    'Wie viele Nationen?',
    '???',
    '',
  ])('is false where something is: %s', (question) => expect(isFragment(question)).toBe(false));
});
