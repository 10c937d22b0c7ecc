import { describe, expect, it } from 'vitest';

import { detectQuestionLanguage } from '../../../../src/core/analysis/detect-question-language.js';

describe('detectQuestionLanguage', () => {
  it.each([
    ['Anmeldung Telefon', 'de', 'keywords of German'],
    ['anmeldung', 'de', 'one word in small letters'],
    ['library opening', 'en', 'keywords of English'],
    ['Wie lange dauert das?', 'de', 'stop words'],
    ['How long does it take?', 'en', 'stop words'],
    ['Anmeldung library', undefined, 'one word of each'],
    ['Trainings', undefined, 'one English word'],
    ['Qzxw 2077', undefined, 'no words'],
    ['', undefined, 'nothing'],
  ])('detects for %j %s: %s', (text, language, reason) => {
    expect(detectQuestionLanguage(text), reason).toBe(language);
  });
});
