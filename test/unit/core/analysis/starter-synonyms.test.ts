import { describe, expect, it } from 'vitest';

import { type Language, languages } from '../../../../src/core/analysis/language.js';
import { parseSynonyms } from '../../../../src/core/analysis/parse-synonyms.js';
import { englishStarterSynonyms } from '../../../../src/core/analysis/starter-synonyms/english/index.js';
import { germanStarterSynonyms } from '../../../../src/core/analysis/starter-synonyms/german/index.js';
import {
  loadStarterSynonyms,
  StarterSynonyms,
} from '../../../../src/core/analysis/starter-synonyms/starter-synonyms.js';

const texts: Readonly<Record<Language, string>> = {
  de: germanStarterSynonyms,
  en: englishStarterSynonyms,
};

/** Every pair of an everyday phrase and an official one, by their stems. */
function listPairs(language: Language): (readonly [from: string, to: string])[] {
  return [...loadStarterSynonyms(language).allRules()].flatMap(({ words, to }) =>
    to.map((phrase) => [words.join(' '), phrase.map(({ stem }) => stem).join(' ')] as const),
  );
}

describe.each(languages)('The starter synonyms in the language %s', (language) => {
  const lines = texts[language].split('\n').filter((line) => line !== '');
  const rules = [...loadStarterSynonyms(language).allRules()];

  it('are directed rules, each of which can be read', () => {
    const expected = lines.flatMap((line) => (line.split(' => ')[0] ?? '').split(', '));
    expect(lines.filter((line) => line.split(' => ').length !== 2)).toEqual([]);
    expect(parseSynonyms(texts[language]).map(({ from }) => from)).toEqual(expected);
    expect(expected.length).toBeGreaterThan(500);
  });

  it('have words that tell something on both sides', () => {
    expect(rules).toHaveLength(loadStarterSynonyms(language).size);
    expect(rules.flatMap(({ to }) => to).filter((phrase) => phrase.length === 0)).toEqual([]);
  });

  it('are each found by the first stem of their everyday phrase', () => {
    const synonyms = loadStarterSynonyms(language);
    const lost = rules.filter((rule) => !synonyms.rulesFor(rule.from[0] ?? '').includes(rule));
    expect(lost).toEqual([]);
  });

  it('map no phrase to itself, no pair twice, and no two phrases to each other', () => {
    const pairs = listPairs(language).map(([from, to]) => `${from} => ${to}`);
    const all = new Set(pairs);
    expect(listPairs(language).filter(([from, to]) => from === to)).toEqual([]);
    expect(pairs.filter((pair, at) => pairs.indexOf(pair) !== at)).toEqual([]);
    expect(listPairs(language).filter(([from, to]) => all.has(`${to} => ${from}`))).toEqual([]);
  });
});

describe('StarterSynonyms', () => {
  const synonyms = new StarterSynonyms(
    'de',
    'nach Hause gehen, Feierabend => Ende der Arbeitszeit',
  );

  it('finds a rule by its first word that is no stop word', () => {
    const [rule] = synonyms.rulesFor('haus');
    expect(rule?.from).toEqual(['haus', 'geh']);
    expect(rule?.to.map((phrase) => phrase.map(({ stem }) => stem))).toEqual([
      ['end', 'arbeitszeit'],
    ]);
  });

  it('remembers the stop words of a phrase', () => {
    expect(synonyms.rulesFor('haus')[0]?.words).toEqual(['nach', 'haus', 'geh']);
  });

  it('finds nothing for other words', () => {
    expect(synonyms.rulesFor('geh')).toEqual([]);
    expect(synonyms.rulesFor('feuer')).toEqual([]);
    expect(synonyms.rulesFor('')).toEqual([]);
  });

  it('leaves out a rule of stop words', () => {
    expect([...new StarterSynonyms('de', 'und so weiter => Sonstiges').allRules()]).toEqual([]);
  });
});
