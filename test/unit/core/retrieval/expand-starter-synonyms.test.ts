import { describe, expect, it } from 'vitest';

import { answerQuestion } from '../../../../src/core/answer/answer-question.js';
import { calibrate } from '../../../../src/core/answer/calibration/calibrate.js';
import {
  computeCloseness,
  computeConfidence,
} from '../../../../src/core/answer/compute-confidence.js';
import { explainAnswer } from '../../../../src/core/answer/explain-answer.js';
import { createYielder } from '../../../../src/core/create-yielder.js';
import { createMiniSearchIndex } from '../../../../src/core/indexing/minisearch-index.js';
import type { Passage } from '../../../../src/core/passages/passage.js';
import { countActiveRules } from '../../../../src/core/retrieval/count-active-rules.js';
import type { Query } from '../../../../src/core/retrieval/query.js';
import { retrieve } from '../../../../src/core/retrieval/retrieve.js';
import { expansion } from '../../../../src/core/retrieval/weights.js';
import { buildPassage } from '../indexing/build-passage.js';

const filler = [
  'Die Laterne brennt in der Nacht.',
  'Der Brunnen steht im Garten.',
  'Das Fahrrad hat zwei Räder.',
  'Die Katze schläft auf der Bank.',
];

function indexOf(texts: readonly string[], synonyms = '', language: Passage['language'] = 'de') {
  const index = createMiniSearchIndex();
  index.add(
    texts.map((text, at) => buildPassage({ id: `p${at}`, document: `${at}.md`, text, language })),
  );
  if (synonyms !== '') index.setSynonyms([{ from: 'Chef', to: [synonyms] }]);
  return index;
}

/** The starter synonyms of a question, by its words. */
function findStarters(question: string, index: ReturnType<typeof indexOf>) {
  return retrieve(question, index).query.words.flatMap(({ surface, stems }) =>
    stems.flatMap(({ stem, relation, weight }) =>
      relation === 'starter' ? [{ surface, stem: index.lexicon.stems[stem], weight }] : [],
    ),
  );
}

const official = 'Der Arbeitgeber gewährt die Freistellung.';
const question = 'Wie heißt unser Chef?';

describe('A starter synonym', () => {
  it('finds the official word for an everyday word', () => {
    const index = indexOf([...filler, official]);
    expect(retrieve(question, index).hits[0]?.passage.text).toBe(official);
    expect(findStarters(question, index)).toMatchObject([{ surface: 'Chef', stem: 'arbeitgeb' }]);
  });

  it('weighs half of a synonym of the corpus', () => {
    expect(expansion.starter).toBe(expansion.synonym / 2);
  });

  it('does nothing where the corpus does not have the official word', () => {
    const { query, ownQuery } = retrieve(question, indexOf(filler));
    expect(query).toBe(ownQuery);
  });

  it('weighs the less the more passages have the everyday word', () => {
    const everyday = 'Der Chef kommt.';
    const weigh = (count: number) =>
      findStarters(
        question,
        indexOf([...filler, official, ...Array.from({ length: count }, () => everyday)]),
      )[0]?.weight ?? 0;
    expect(weigh(1)).toBeCloseTo(expansion.starter / 2);
    expect(weigh(3)).toBeCloseTo(expansion.starter / 4);
  });

  it('gives way to a synonym of the corpus for the same word', () => {
    expect(findStarters(question, indexOf([...filler, official], 'Laterne'))).toEqual([]);
  });

  it('gives way to an acronym that the corpus introduces', () => {
    const index = indexOf([
      ...filler,
      'Die Allgemeine Ulmer (AU) ist eine Zeitung.',
      'Arbeitsunfähigkeit',
    ]);
    expect(findStarters('Wo finde ich die AU?', index)).toEqual([]);
  });

  it('of several words applies to a question with all of them, stop words included', () => {
    const index = indexOf([...filler, 'Redundancy is announced by letter.'], '', 'en');
    const found = (asked: string) => findStarters(asked, index).map(({ stem }) => stem);
    expect(found('What happens when I am laid off?')).toEqual(['redund']);
    expect(found('Who has laid the table?')).toEqual([]);
  });

  it('applies in the language of the question only', () => {
    const index = indexOf([...filler, 'Remuneration', 'Gehalt und Vergütung'], '', 'en');
    const stems = findStarters('What is the salary of a trainee?', index).map(({ stem }) => stem);
    expect(stems).toEqual(['remuner']);
  });

  it('is off when the setting says so', () => {
    const { query, ownQuery } = retrieve(question, indexOf([...filler, official]), {
      starterSynonyms: false,
    });
    expect(query).toBe(ownQuery);
  });

  it('takes the place of guesses for a word that the corpus does not have', () => {
    const index = indexOf([...filler, 'Personalausweis', 'Eine Person wartet.']);
    const relationsOf = ({ words }: Query) =>
      words.flatMap(({ stems }) => stems.map(({ relation }) => relation));
    const { query, ownQuery } = retrieve('Perso', index);
    expect(relationsOf(ownQuery)).toContain('longer');
    expect(relationsOf(query)).toEqual(['starter']);
  });
});

describe('An answer found by starter synonyms', () => {
  const index = indexOf([...filler, official]);
  const thresholds = { sure: 0.2, closest: 0.01 };
  const lookUp = () => undefined;
  const asked = 'Welche Freistellung gewährt der Chef?';

  it('is the closest passage, and sure only as far as the own words of the question go', () => {
    const retrieval = retrieve(asked, index);
    const closeness = computeCloseness(retrieval, index);
    const confidence = computeConfidence(retrieval, index);
    expect(closeness).toBeGreaterThan(confidence);
    const between = { sure: (closeness + confidence) / 2, closest: (closeness + confidence) / 2 };
    const answer = answerQuestion(asked, index, lookUp, { thresholds: between });
    expect(answer).toMatchObject({ status: 'found', sure: false, confidence });
  });

  it('is not found without them', () => {
    const options = { thresholds, starterSynonyms: false };
    const without = answerQuestion('Chef', index, lookUp, options);
    expect(without.quotes).toEqual([]);
  });

  it('names the relation in its explanation', () => {
    const [word] = explainAnswer('Chef', index).words;
    expect(word?.stems).toMatchObject([{ stem: 'arbeitgeb', relation: 'starter' }]);
    expect(explainAnswer('Chef', index, { starterSynonyms: false }).words[0]?.stems).toEqual([]);
  });

  it('leaves the confidence of questions without everyday words as it is', async () => {
    const calibrated = await calibrate(index, { errorRate: 0.1 });
    const off = await calibrate(index, { errorRate: 0.1, starterSynonyms: false });
    expect(calibrated).toEqual(off);
  });
});

describe('countActiveRules', () => {
  it('counts the rules that the corpus has an official word for', async () => {
    const none = await countActiveRules(indexOf(filler.slice(0, 1)), createYielder());
    const some = await countActiveRules(indexOf([official]), createYielder());
    expect(none.active).toBe(0);
    expect(some.active).toBeGreaterThan(1);
    expect(some.all).toBe(none.all);
  });
});
