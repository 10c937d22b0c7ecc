import { describe, expect, it } from 'vitest';

import { describeCalibration } from '../../../src/messages/describe-calibration.js';
import { describeStarterSynonyms } from '../../../src/messages/describe-starter-synonyms.js';

describe('the line about the error rate', () => {
  const calibration = {
    thresholds: { closest: 0.4, sure: 0.5 },
    errorRate: 0.05,
    questions: 1_200,
    kept: 0.9,
    wrong: 0.01,
  };

  it.each([
    [
      'supported',
      'de',
      /Höchstens 5 % der als sicher gezeigten Antworten waren falsch \(1\.200 Fragen\)/u,
    ],
    ['supported', 'en', /at most 5% of the answers shown as sure were wrong \(1,200 questions\)/u],
    ['too-few-questions', 'de', /zu wenige Fragen her \(1\.200\)/u],
    ['too-few-questions', 'en', /too few questions to measure it \(1,200\)/u],
    ['not-reached', 'de', /nicht zusichern/u],
    ['not-reached', 'en', /cannot be assured/u],
  ] as const)('says when it is %s (%s)', (support, language, text) => {
    expect(describeCalibration({ ...calibration, support }, language)).toMatch(text);
  });

  it.each(['de', 'en'] as const)(
    'says what was asked, and that others may differ (%s)',
    (language) => {
      const line = describeCalibration({ ...calibration, support: 'supported' }, language);
      expect(line).toMatch(/den Dokumenten selbst entnommen|taken from the documents/u);
      expect(line).toMatch(/können es mehr sein|it may be more/u);
    },
  );
});

describe('the line about the built-in synonyms', () => {
  it.each([
    [
      'de',
      'Mitgelieferte Synonyme: zu 39 von 3.069 Alltagswörtern haben die Dokumente das amtliche Wort.',
    ],
    [
      'en',
      'Built-in synonyms: for 39 of 3,069 everyday words the documents have the official word.',
    ],
  ] as const)('counts those of use (%s)', (language, text) => {
    const starterSynonyms = { active: 39, all: 3_069 };
    expect(describeStarterSynonyms({ starterSynonyms }, language)).toBe(text);
  });

  it.each([
    ['de', 'Die mitgelieferten Synonyme sind aus.'],
    ['en', 'The built-in synonyms are off.'],
  ] as const)('says when they are off (%s)', (language, text) => {
    expect(describeStarterSynonyms({}, language)).toBe(text);
  });
});
