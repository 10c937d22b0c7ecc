import { describe, expect, it } from 'vitest';

import { answerQuestion } from '../../../../src/core/answer/answer-question.js';
import { confidenceWeights } from '../../../../src/core/answer/answer-weights.js';
import { buildCitation } from '../../../../src/core/answer/build-citation.js';
import {
  computeConfidence,
  weighEvidence,
} from '../../../../src/core/answer/compute-confidence.js';
import { explainAnswer } from '../../../../src/core/answer/explain-answer.js';
import { findDocumentsLanguage } from '../../../../src/core/answer/find-documents-language.js';
import { createMiniSearchIndex } from '../../../../src/core/indexing/minisearch-index.js';
import type { Passage } from '../../../../src/core/passages/passage.js';
import { retrieve } from '../../../../src/core/retrieval/retrieve.js';
import { buildPassage } from '../indexing/build-passage.js';

const indexOf = (passages: readonly Passage[]) => {
  const index = createMiniSearchIndex();
  index.add(passages);
  return index;
};
const ask = (question: string, passages: readonly Passage[], threshold: number) =>
  answerQuestion(question, indexOf(passages), () => undefined, {
    thresholds: { sure: threshold, closest: threshold },
  });
const [anything, nothing] = [0, 2];

describe('An answer', () => {
  const harbours = Array.from({ length: 12 }, (_, at) =>
    buildPassage({ id: `p${at}`, text: `Der Hafen ${'ABCDEFGHIJKL'[at]} ${at}0 Meter.` }),
  );

  it('has five quotes, if nothing else is asked for', () => {
    expect(ask('Hafen', harbours, anything).quotes).toHaveLength(5);
    const three = answerQuestion('Hafen', indexOf(harbours), () => undefined, {
      limit: 3,
      thresholds: { sure: anything, closest: anything },
    });
    expect(three.quotes).toHaveLength(3);
  });

  it('is not crowded out by copies of its best quote', () => {
    const copies = Array.from({ length: 10 }, (_, at) =>
      buildPassage({ id: `a${at}`, text: 'Der Hafen am Hafen.' }),
    );
    const texts = ask('Hafen', [...copies, ...harbours], anything).quotes.map(({ text }) => text);
    expect(texts).toHaveLength(5);
    expect(new Set(texts).size).toBe(5);
  });

  it('has no further quote that matches far less', () => {
    const passages = [
      buildPassage({ id: 'a', text: 'Der Hafenmeister Brinkmann erhebt Liegegebühren.' }),
      buildPassage({
        id: 'b',
        text: 'Im Sommer erhebt niemand das Wort, denn alle schweigen dann.',
      }),
    ];
    const { quotes } = ask('Liegegebühren Hafenmeister Brinkmann erhebt', passages, anything);
    expect(quotes.map(({ passage }) => passage)).toEqual(['a']);
  });

  it('quotes its place in the document', () => {
    const text = 'Es regnet oft. Der Hafen brennt.';
    const [quote] = ask(
      'Hafen',
      [buildPassage({ id: 'a', text, start: 100, end: 132 })],
      anything,
    ).quotes;
    expect(quote).toMatchObject({ start: 100, end: 132 });
    expect(quote?.answer).toEqual({ text: 'Der Hafen brennt.', start: 115, end: 132 });
    expect(quote?.highlights).toEqual([[119, 124]]);
  });

  it('cites the page', () => {
    const passage = buildPassage({ id: 'a', text: 'x', page: 12 });
    expect(buildCitation(passage)).toMatchObject({ page: 12 });
    expect(buildCitation(buildPassage({ id: 'a', text: 'x' }))).not.toHaveProperty('page');
  });
});

describe('Suggested headings', () => {
  const section = (id: string, headings: readonly string[], more: Partial<Passage> = {}) =>
    buildPassage({
      id,
      document: 'a.md',
      title: 'Hafenbuch',
      headings,
      text: `Hafen ${id}`,
      ...more,
    });
  const suggested = (...passages: readonly Passage[]) =>
    ask('Hafen', passages, nothing).suggestions.flatMap((one) =>
      one.kind === 'heading' ? [{ ...one }] : [],
    );

  it('are three at most', () => {
    const many = ['A', 'B', 'C', 'D'].map((heading) => section(heading, [heading]));
    expect(suggested(...many)).toHaveLength(3);
  });

  it('name each section once, and the same one in two documents twice', () => {
    const once = suggested(section('p', ['Ort']), section('q', ['Ort']));
    expect(once.map(({ text }) => text)).toEqual(['Ort']);
    const [first, second] = [section('p', ['Ort']), section('q', ['Ort'])];
    const third = section('r', ['Zeit']);
    expect(suggested(first, second, third).map(({ passage }) => passage)).toEqual(['p', 'r']);
    const twice = suggested(section('p', ['Ort']), section('q', ['Ort'], { document: 'b.md' }));
    expect(twice.map(({ document }) => document).sort()).toEqual(['a.md', 'b.md']);
  });

  it('are the title where no heading says anything', () => {
    expect(suggested(section('p', ['Hinweis:']))[0]?.text).toBe('Hafenbuch');
    expect(suggested(section('p', [' Tipp ', 'Achtung!']))[0]?.text).toBe('Hafenbuch');
    expect(suggested(section('p', ['Ort', 'Beispiele']))[0]?.text).toBe('Ort');
  });

  it('are first those that have a word of the question, in whichever form', () => {
    const named = section('z', ['Häfen'], { text: 'Laterne' });
    const nearer = ['a', 'b', 'c'].map((id) =>
      section(id, [`Ort ${id}`], { text: 'Hafen, Hafen und Hafen' }),
    );
    expect(suggested(...nearer, named)[0]?.text).toBe('Häfen');
  });

  it('show the first line below them', () => {
    expect(
      suggested(section('p', ['Ort'], { text: '\n  Hafen am Meer  \nZweite' }))[0],
    ).toMatchObject({
      passage: 'p',
      firstLine: 'Hafen am Meer',
    });
  });

  it('are none where something was found, and none without a hit', () => {
    expect(ask('Hafen', [section('p', ['Ort'])], anything).suggestions).toEqual([]);
    expect(ask('Zirkus', [section('p', ['Ort'])], nothing).suggestions).toEqual([]);
  });
});

describe('A corrected question', () => {
  const passages = [buildPassage({ id: 'a', text: 'Der Leuchtturm steht am Hafen.' })];

  it('replaces each word where it stands, in whatever case', () => {
    const { suggestions, corrections } = ask('Leuchtturn? LEUCHTTURN!', passages, anything);
    expect(suggestions).toEqual([{ kind: 'did-you-mean', text: 'Leuchtturm? Leuchtturm!' }]);
    expect(corrections[0]).toEqual({ from: 'Leuchtturn', to: 'Leuchtturm' });
  });

  it('is no suggestion where nothing was corrected, however the question is encoded', () => {
    expect(ask('Leuchtturm o\u0308', passages, anything).suggestions).toEqual([]);
  });

  it('is suggested as well where nothing was found, without saying what was searched for', () => {
    const { suggestions, corrections } = ask('Leuchtturn', passages, nothing);
    expect(suggestions[0]).toEqual({ kind: 'did-you-mean', text: 'Leuchtturm' });
    expect(corrections).toEqual([]);
  });
});

describe('The language of the documents', () => {
  const inBoth = (german: number, english: number, undecided = 0) =>
    indexOf(
      [
        ...Array.from({ length: german }, () => 'de' as const),
        ...Array.from({ length: english }, () => 'en' as const),
        ...Array.from({ length: undecided }, () => undefined),
      ].map((language, at) => buildPassage({ id: `p${at}`, text: 'x', language })),
    );

  it.each([
    ['nine in ten are in another one', inBoth(9, 1), 'en', 'de'],
    ['fewer are', inBoth(8, 1), 'en', undefined],
    ['nine in ten are, the others in none', inBoth(9, 0, 1), 'en', 'de'],
    ['they are in the language of the question', inBoth(9, 1), 'de', undefined],
    ['they are English', inBoth(0, 3), 'de', 'en'],
    ['the question is in none', inBoth(9, 1), undefined, undefined],
    ['there are none', inBoth(0, 0), 'en', undefined],
  ] as const)('is told or not where %s', (_, index, question, expected) => {
    expect(findDocumentsLanguage(question, index)).toBe(expected);
    expect(findDocumentsLanguage(question, index)).toBe(expected);
  });

  it('is counted once, however often it is asked, until the documents change', () => {
    const index = inBoth(9, 1);
    let counts = 0;
    const read = index.passages.bind(index);
    index.passages = () => {
      counts += 1;
      return read();
    };
    for (let at = 0; at < 3; at += 1) findDocumentsLanguage('en', index);
    expect(counts).toBe(1);
    index.remove(['p0']);
    findDocumentsLanguage('en', index);
    expect(counts).toBe(2);
  });

  it('is counted again when the documents have changed', () => {
    const index = inBoth(9, 1);
    expect(findDocumentsLanguage('en', index)).toBe('de');
    index.add([buildPassage({ id: 'new', text: 'x', language: 'en' })]);
    expect(findDocumentsLanguage('en', index)).toBeUndefined();
  });
});

describe('An explanation', () => {
  const passages = [
    ...Array.from({ length: 14 }, (_, at) =>
      buildPassage({
        id: `p${at}`,
        text: `Der Hafen hat ${at} Laternen.`,
        lines: [at + 1, at + 2],
      }),
    ),
    buildPassage({ id: 'q', text: 'Die Straßenlaternen leuchten am Leuchtturm.' }),
  ];
  const index = indexOf(passages);

  it('shows the words with their stems, the likeliest first, and what was corrected', () => {
    const { words } = explainAnswer('Wie viele Laternen hat der Leuchtturn?', index);
    expect(words.map(({ surface, correction }) => [surface, correction])).toEqual([
      ['Laternen', undefined],
      ['Leuchtturn', 'Leuchtturm'],
    ]);
    expect(words[0]).not.toHaveProperty('correction');
    const weights = words.map(({ stems }) => stems.map(({ weight }) => weight));
    expect(weights).toEqual(weights.map((all) => [...all].sort((a, b) => b - a)));
    expect(words[0]?.stems.map(({ stem }) => stem)).toEqual(['latern', 'strassenlatern']);
    expect(words[0]?.idf).toBeGreaterThan(0);
  });

  it('shows ten passages, best first, and how sure the answer is', () => {
    const explanation = explainAnswer('Wie viele Laternen hat der Hafen?', index);
    expect(explanation.candidates).toHaveLength(10);
    expect(explanation).toMatchObject({ language: 'de', expected: 'number' });
    const { hits } = retrieve(explanation.question, index);
    expect(explanation.candidates.map(({ passage, score }) => [passage, score])).toEqual(
      hits.map(({ passage, score }) => [passage.id, score]),
    );
    const sum = Object.values(explanation.evidence ?? {}).reduce((total, part) => total + part, 0);
    expect(explanation.confidence).toBeCloseTo(1 / (1 + Math.exp(-sum)), 12);
  });

  it('is of one document only where that is asked, and of no candidate where there is none', () => {
    const { candidates } = explainAnswer('Laternen', index, { document: 'q.md' });
    expect(candidates.map(({ document }) => document)).toEqual(['q.md']);
    expect(explainAnswer('Zirkus', index)).toMatchObject({
      candidates: [],
      confidence: 0,
      evidence: undefined,
    });
    expect(explainAnswer('x', index, { thresholds: { sure: 0.7, closest: 0.2 } }).threshold).toBe(
      0.7,
    );
  });
});

describe('The evidence for an answer', () => {
  it('is shared among the sections that a question names alike', () => {
    const section = (document: string) =>
      buildPassage({
        id: document,
        document,
        headings: ['§ 3 Ziel'],
        text: `Der Hafen ${document} brennt.`,
      });
    const matchOf = (...documents: string[]) => {
      const index = indexOf(documents.map(section));
      return weighEvidence(retrieve('§ 3', index), index)?.match;
    };
    const [one = 0, two] = [matchOf('a'), matchOf('a', 'b')];
    expect(one).toBe(confidenceWeights.match);
    expect(two).toBe(one / 2);
  });

  it('is none without a word that says something', () => {
    const index = indexOf([buildPassage({ id: 'a', headings: ['Der'], text: 'Der Hafen.' })]);
    expect(weighEvidence(retrieve('der', index), index)).toBeUndefined();
    expect(computeConfidence(retrieve('der', index), index)).toBe(0);
  });

  it('is a whole sentence where that has all words of the question', () => {
    const passages = ['Der Hafenmeister Brinkmann erhebt Liegegebühren.', 'Es regnet oft.'].map(
      (text, at) => buildPassage({ id: `p${at}`, text }),
    );
    const index = indexOf(passages);
    const evidence = weighEvidence(
      retrieve('Hafenmeister Brinkmann erhebt Liegegebühren', index),
      index,
    );
    expect(evidence?.sentenceWords).toBeCloseTo(confidenceWeights.sentenceWords, 6);
  });
});
