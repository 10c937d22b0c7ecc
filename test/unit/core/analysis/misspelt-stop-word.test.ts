import { describe, expect, it } from 'vitest';

import { isMisspeltStopWord } from '../../../../src/core/analysis/misspelt-stop-word.js';

describe('isMisspeltStopWord', () => {
  it.each([
    ['wärend', 'de', true, 'a letter left out'],
    ['zwishcen', 'de', true, 'two letters exchanged'],
    ['zwischem', 'de', true, 'a letter replaced'],
    ['zwisschen', 'de', true, 'a letter added'],
    ['betwen', 'en', true, 'in English'],
    ['arzt', 'de', false, 'too short'],
    ['zwiebel', 'de', false, 'another word'],
    ['zwichsen', 'de', false, 'two edits'],
    ['', 'de', false, 'no word'],
  ] as const)('says of %j in %s %s: %s', (word, language, expected, reason) => {
    expect(isMisspeltStopWord(word, language), reason).toBe(expected);
  });
});
