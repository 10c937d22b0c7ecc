import { describe, expect, it } from 'vitest';

import { answerQuestion } from '../../../../src/core/answer/answer-question.js';
import {
  computeConfidence,
  weighEvidence,
} from '../../../../src/core/answer/compute-confidence.js';
import { retrieveWithMeaning } from '../../../../src/core/answer/retrieve-with-meaning.js';
import { confidenceWithMeaning } from '../../../../src/core/answer/semantic-weights.js';
import { SemanticScores } from '../../../../src/core/embedding/semantic-scores.js';
import { createMiniSearchIndex } from '../../../../src/core/indexing/minisearch-index.js';
import type { Passage } from '../../../../src/core/passages/passage.js';
import { retrieve } from '../../../../src/core/retrieval/retrieve.js';
import { buildPassage } from '../indexing/build-passage.js';

const indexOf = (passages: readonly Passage[]) => {
  const index = createMiniSearchIndex();
  index.add(passages);
  return index;
};

/** What an encoder says of the passages: the cosine of each, by its id. */
function scoresOf(cosines: Readonly<Record<string, number>>): SemanticScores {
  const ids = Object.keys(cosines);
  return new SemanticScores(
    ids,
    new Map(ids.map((id, at) => [id, at])),
    Float64Array.from(Object.values(cosines)),
  );
}

const dog = buildPassage({ id: 'dog', text: 'Die Hundesteuer beträgt 90 Euro im Jahr.' });
const pet = buildPassage({ id: 'pet', text: 'Wer ein Haustier hält, zahlt eine Abgabe.' });
const tower = buildPassage({ id: 'tower', text: 'Der Leuchtturm steht am Hafen.' });
const museum = buildPassage({ id: 'museum', text: 'Das Museum zeigt Gemälde.' });
const all = [dog, pet, tower, museum];

const idsOf = (
  question: string,
  cosines: Readonly<Record<string, number>>,
  options: { readonly limit?: number; readonly document?: string } = {},
  passages: readonly Passage[] = all,
) =>
  retrieveWithMeaning(question, indexOf(passages), {
    ...options,
    semantic: scoresOf(cosines),
  }).hits.map(({ passage }) => passage.id);

describe('With an encoder', () => {
  it('a passage is found by its meaning where it shares no word with the question', () => {
    const cosines = { dog: 0.1, pet: 0.8, tower: 0.1, museum: 0.1 };
    expect(retrieve('Vierbeiner anmelden', indexOf(all)).hits).toEqual([]);
    expect(idsOf('Vierbeiner anmelden', cosines)[0]).toBe('pet');
  });

  it('the passages with equal words are ordered by their meaning, and equal ones by their ids', () => {
    const twins = ['a', 'b', 'c'].map((id) => buildPassage({ id, text: 'Der Hafen brennt.' }));
    expect(idsOf('Hafen', { a: 0.1, b: 0.3, c: 0.2 }, {}, twins)).toEqual(['b', 'c', 'a']);
    expect(idsOf('Hafen', { b: 0.2, c: 0.2, a: 0.2 }, {}, [...twins].reverse())).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('the words decide among passages of equal meaning, even where they say little', () => {
    const cosines = { dog: 0.3, pet: 0.3, tower: 0.3, museum: 0.3 };
    expect(idsOf('Wo gibt es im Museum etwas anderes zu trinken?', cosines)[0]).toBe('museum');
  });

  it('words that are sure of the answer outweigh a meaning that is a little closer', () => {
    const cosines = { dog: 0.3, pet: 0.35, tower: 0.3, museum: 0.3 };
    expect(idsOf('Wie viel Euro beträgt die Hundesteuer im Jahr?', cosines)[0]).toBe('dog');
  });

  it('a much closer meaning outweighs a single word', () => {
    const cosines = { dog: 0.1, pet: 0.9, tower: 0.1, museum: 0.1 };
    expect(idsOf('Was kostet mich mein Vierbeiner im Jahr an Geld?', cosines)[0]).toBe('pet');
  });

  it('nothing speaks for a passage whose meaning is no nearer than the average', () => {
    const semantic = scoresOf({ dog: 0.4, pet: 0.8, tower: 0.6, museum: 0.6 });
    const { hits } = retrieveWithMeaning('Vierbeiner', indexOf(all), { semantic });
    const scoreOf = (id: string) => hits.find(({ passage }) => passage.id === id)?.score ?? NaN;
    expect(scoreOf('tower')).toBeCloseTo(0, 9);
    expect(scoreOf('pet')).toBeGreaterThan(0);
    expect(scoreOf('dog')).toBeLessThan(0);
  });

  it('what the question names outright still comes first', () => {
    const named = buildPassage({ id: 'named', headings: ['§ 3 Ziel'], text: 'Es regnet oft.' });
    const cosines = { named: 0, dog: 0.9, pet: 0.1, tower: 0.1, museum: 0.1 };
    expect(idsOf('§ 3', cosines, {}, [...all, named])[0]).toBe('named');
  });

  it('only passages of the document are found that is asked', () => {
    const cosines = { dog: 0.9, pet: 0.8, tower: 0.1, museum: 0.1 };
    expect(idsOf('Vierbeiner', cosines, { document: 'pet.md' })).toEqual(['pet']);
    expect(idsOf('Vierbeiner', cosines, { document: 'gone.md' })).toEqual([]);
  });

  it('a passage that has left the index is not found any more', () => {
    const cosines = { gone: 0.9, dog: 0.2, pet: 0.3, tower: 0.1, museum: 0.1 };
    const found = idsOf('Vierbeiner', cosines);
    expect(found).toContain('pet');
    expect(found).not.toContain('gone');
  });

  it('ten passages are found unless another number is asked for, a hundred by meaning at most', () => {
    const many = Array.from({ length: 120 }, (_, at) =>
      buildPassage({ id: `p${at}`, text: 'Der Hafen brennt.' }),
    );
    const cosines = Object.fromEntries(many.map(({ id }, at) => [id, at / 1_000]));
    expect(idsOf('Vierbeiner', cosines, {}, many)).toHaveLength(10);
    expect(idsOf('Vierbeiner', cosines, { limit: 3 }, many)).toEqual(['p119', 'p118', 'p117']);
    const found = idsOf('Vierbeiner', cosines, { limit: 200 }, many);
    expect(found).toHaveLength(100);
    expect(found).not.toContain('p19');
  });

  it('an answer is found that words alone do not find', () => {
    const question = 'Muss ich für meine Katze eine Abgabe entrichten?';
    const others = Array.from({ length: 60 }, (_, at) =>
      buildPassage({ id: `o${at}`, text: `Notiz ${at}: Es regnet.` }),
    );
    const index = indexOf([...all, ...others]);
    const cosines = Object.fromEntries(
      [...index.passages()].map(({ id }, at) => [id, (at % 7) / 100]),
    );
    const byWords = answerQuestion(question, index, () => undefined);
    const semantic = scoresOf({ ...cosines, pet: 0.8 });
    const byMeaning = answerQuestion(question, index, () => undefined, { semantic });
    expect(byMeaning.confidence).toBeGreaterThan(byWords.confidence);
    expect(byMeaning).toMatchObject({ status: 'found', quotes: [{ passage: 'pet' }] });
  });
});

describe('The surprise of a meaning', () => {
  const surpriseOf = (cosines: Readonly<Record<string, number>>, passages = all) =>
    retrieveWithMeaning('Vierbeiner', indexOf(passages), { semantic: scoresOf(cosines) }).semantic
      ?.surprise;
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) => buildPassage({ id: `p${at}`, text: 'Es regnet.' }));
  /** Cosines with the mean 0 and the standard deviation 1. */
  const even = (count: number) =>
    Object.fromEntries(many(count).map(({ id }, at) => [id, at % 2 === 0 ? 1 : -1]));

  it('is the distance of the nearest passage from the mean, less what chance makes of so many', () => {
    expect(surpriseOf(even(10), many(10))).toBeCloseTo(1 - Math.sqrt(2 * Math.log(10)), 9);
    expect(surpriseOf(even(100), many(100))).toBeCloseTo(1 - Math.sqrt(2 * Math.log(100)), 9);
  });

  it('does not depend on how alike the encoder finds texts in general', () => {
    const shifted = Object.fromEntries(
      Object.entries(even(10)).map(([id, cosine]) => [id, 0.7 + cosine / 10]),
    );
    expect(surpriseOf(shifted, many(10))).toBeCloseTo(surpriseOf(even(10), many(10)) ?? 0, 6);
  });

  it('is the greater the further the nearest passage stands out', () => {
    const near = surpriseOf({ dog: 0.1, pet: 0.3, tower: 0.15, museum: 0.12 });
    const nearest = surpriseOf({ dog: 0.1, pet: 0.3, tower: 0.1, museum: 0.1 });
    expect(nearest).toBeGreaterThan(near ?? Infinity);
  });

  it('is a number where all passages are alike, and where there is one alone', () => {
    const alike = surpriseOf({ dog: 0.5, pet: 0.5, tower: 0.5, museum: 0.5 });
    expect(alike).toBeCloseTo(-Math.sqrt(2 * Math.log(4)), 9);
    expect(surpriseOf({ dog: 0.5 }, [dog])).toBeCloseTo(0, 9);
  });

  it('is none where the encoder knows no passage that can be found', () => {
    expect(surpriseOf({ gone: 0.9 }, [])).toBeUndefined();
  });
});

describe('The evidence of a meaning', () => {
  const english = buildPassage({ id: 'english', text: 'Dogs are taxed.', language: 'en' });
  const undecided = buildPassage({ id: 'none', text: 'Es regnet', language: undefined });
  const isCrossLingual = (question: string, passage: Passage) =>
    retrieveWithMeaning(question, indexOf([passage]), {
      semantic: scoresOf({ [passage.id]: 0.5 }),
    }).semantic?.isCrossLingual;

  it('is across languages where question and passage are known to be in different ones', () => {
    const question = 'Wie hoch ist die Hundesteuer?';
    expect(isCrossLingual(question, english)).toBe(true);
    expect(isCrossLingual(question, dog)).toBe(false);
    expect(isCrossLingual(question, undecided)).toBe(false);
    expect(isCrossLingual('xyz', english)).toBe(false);
  });

  const index = indexOf(all);
  const weigh = (question: string, semantic?: { surprise: number; isCrossLingual: boolean }) => {
    const lexical = retrieve(question, index);
    const retrieval = semantic === undefined ? lexical : { ...lexical, semantic };
    const evidence = weighEvidence(retrieval, index) ?? expect.fail();
    const total = Object.values(evidence).reduce((sum, part) => sum + part, 0);
    return { evidence, total, confidence: computeConfidence(retrieval, index) };
  };
  const sure = 'Wie viel Euro beträgt die Hundesteuer im Jahr?';
  const unsure = 'Welcher Zirkus mit Elefanten gastiert am Hafen von Xanten?';

  it('is nothing without an encoder', () => {
    expect(weigh(sure).evidence.meaning).toBe(0);
  });

  it.each([
    ['in the same language', false, confidenceWithMeaning.sameLanguage],
    ['across languages', true, confidenceWithMeaning.crossLingual],
  ] as const)('and that of the words are weighed against each other %s', (_, crosses, weights) => {
    const words = weigh(sure).total;
    const [least, most] = confidenceWithMeaning.lexicalRange;
    const limited = Math.min(most, Math.max(least, words));
    const { total } = weigh(sure, { surprise: 1.5, isCrossLingual: crosses });
    expect(total).toBeCloseTo(weights.lexical * limited + weights.surprise * 1.5 + weights.bias, 9);
  });

  it('makes an answer surer the more it surprises, and less sure where it does not', () => {
    const confidenceAt = (surprise: number) =>
      weigh(unsure, { surprise, isCrossLingual: false }).confidence;
    expect(confidenceAt(3)).toBeGreaterThan(weigh(unsure).confidence);
    expect(confidenceAt(3)).toBeGreaterThan(confidenceAt(1));
    expect(weigh(sure, { surprise: -2, isCrossLingual: false }).confidence).toBeLessThan(
      weigh(sure).confidence,
    );
  });

  it('is not outweighed by words without limit', () => {
    const [least, most] = confidenceWithMeaning.lexicalRange;
    const { lexical, bias } = confidenceWithMeaning.sameLanguage;
    const noSurprise = { surprise: 0, isCrossLingual: false };
    const nonsense =
      'Welcher Zirkus mit Quagga, Trapez, Manege, Clown und Popcorn gastiert am Hafen von Xanten?';
    expect(weigh(nonsense).total).toBeLessThan(least);
    expect(weigh(nonsense, noSurprise).total).toBeCloseTo(lexical * least + bias, 9);
    const exact = dog.text;
    expect(weigh(exact).total).toBeGreaterThan(most);
    expect(weigh(exact, noSurprise).total).toBeCloseTo(lexical * most + bias, 9);
  });
});
