import { describe, expect, it } from 'vitest';

import { isTypo } from '../../../src/store/is-typo.js';

describe('a typo', () => {
  it.each([
    ['bundeswehr', 'bundeswher', true],
    ['bundeswehr', 'bundeswehrr', true],
    ['kommission', 'komission', true],
    ['bundeswehr', 'bundesweh', true],
    ['bundeswehr', 'bundezwehr', true],
    ['nato', 'naot', false],
    ['mayer', 'mayre', true],
    ['straße', 'strasse', false],
    ['anmeldung', 'abmeldung', false],
    ['hund', 'mund', false],
    ['kirch', 'kirsch', false],
    ['juli2024', 'juli2042', false],
    ['einsatz', 'einsatz', false],
    ['wehr', 'bundeswehr', false],
    ['', '', false],
    ['🦊🦊🦊🦊🦊', '🦊🦊🦊🦊🦊🦊', true],
  ])('%s, %s: %s', (one, other, expected) => {
    expect(isTypo(one, other)).toBe(expected);
    expect(isTypo(other, one)).toBe(expected);
  });
});
