import { describe, expect, it } from 'vitest';

import { buildCalibrationQuestions } from '../../../../../src/core/answer/calibration/build-calibration-questions.js';
import { calibrate } from '../../../../../src/core/answer/calibration/calibrate.js';
import { runWithoutPassages } from '../../../../../src/core/answer/calibration/run-without-passages.js';
import { computeConfidence } from '../../../../../src/core/answer/compute-confidence.js';
import { createMiniSearchIndex } from '../../../../../src/core/indexing/minisearch-index.js';
import type { PassageIndex } from '../../../../../src/core/indexing/passage-index.js';
import type { Passage } from '../../../../../src/core/passages/passage.js';
import { retrieve } from '../../../../../src/core/retrieval/retrieve.js';
import { buildPassage } from '../../indexing/build-passage.js';

const indexOf = (passages: readonly Passage[]): PassageIndex => {
  const index = createMiniSearchIndex();
  index.add(passages);
  return index;
};

describe('The questions that a corpus yields', () => {
  it('ask a heading of one document with all its passages, in whatever case another writes it', async () => {
    const heading = (id: string, document: string, ...headings: string[]) =>
      buildPassage({ id, document, headings, text: 'Kurz.' });
    expect(
      await buildCalibrationQuestions([
        heading('a', 'x.md', 'Hafen', 'Gebühren'),
        heading('b', 'x.md', 'Hafen', 'Gebühren'),
        heading('c', 'x.md', 'Hafen', 'Zeiten'),
        heading('d', 'y.md', 'ZEITEN'),
        heading('e', 'y.md'),
      ]),
    ).toEqual([{ question: 'Gebühren', passages: ['a', 'b'] }]);
  });

  it('ask four neighbouring words that say something, as they stand, with single spaces', async () => {
    const text = 'Der Hafenmeister\n  erhebt im Sommer hohe   Gebühren. Ja, so ist es.';
    const questions = await buildCalibrationQuestions([buildPassage({ id: 'a', text })]);
    expect(questions.length).toBeGreaterThan(0);
    const folded = text.replace(/\s+/g, ' ');
    for (const { question, passages } of questions) {
      expect(folded).toContain(question);
      expect(passages).toEqual(['a']);
      expect(question.split(' ').filter((word) => !['im', 'der'].includes(word))).toHaveLength(4);
    }
    expect(new Set(questions.map(({ question }) => question)).size).toBe(questions.length);
  });

  it('ask no sentence that says too little', async () => {
    for (const text of ['Der Hafen ist groß.', 'Er ist es, und so ist es da.', 'ab cd ef gh ij.']) {
      expect(await buildCalibrationQuestions([buildPassage({ id: 'a', text })])).toEqual([]);
    }
  });

  it('are a hundred headings and four hundred in all at most, the same whatever the order', async () => {
    const name = (at: number) => String(at).replace(/\d/g, (digit) => 'abcdefghij'[+digit]!);
    const many = Array.from({ length: 900 }, (_, at) => {
      const own = name(at + 50_000);
      return buildPassage({
        id: `p${at}`,
        headings: at < 200 ? [`Kapitel ${own}`] : [],
        text: `Hafen${own} Laterne${own} Leuchtturm${own} Schiffe${own} Möwen${own}.`,
      });
    });
    const questions = await buildCalibrationQuestions(many);
    expect(questions).toHaveLength(400);
    expect(questions.filter(({ question }) => question.startsWith('Kapitel'))).toHaveLength(100);
    expect(await buildCalibrationQuestions([...many].reverse())).toEqual(questions);
  });

  it('are collected in steps', async () => {
    let steps = 0;
    const step = () => {
      steps += 1;
      return undefined;
    };
    await buildCalibrationQuestions([buildPassage({ id: 'a', text: 'Ja.' })], step);
    expect(steps).toBeGreaterThan(0);
  });
});

/** Texts too short to be asked themselves, so that only the judged question counts. */
const filler = (id: string, document: string, headings: readonly string[] = []) =>
  buildPassage({ id, document, headings, text: `Notiz ${id}` });
const answer = 'Brinkmann erhebt Liegegebühren.';
const question = 'Welche Liegegebühren erhebt Brinkmann?';
const answering = (id: string, document: string, headings: readonly string[] = []) =>
  buildPassage({ id, document, headings, text: answer });

async function judge(passages: readonly Passage[], ids: readonly string[]) {
  const judged = [{ question, passages: ids }];
  const calibration = await calibrate(indexOf(passages), { errorRate: 0.1, judged });
  if (calibration === undefined) throw new Error('it was cancelled');
  const { kept, wrong, questions } = calibration;
  return { kept, wrong, questions };
}
const others = (count: number) =>
  Array.from({ length: count }, (_, at) => filler(`o${at}`, `o${at}.md`));

describe('A judged question', () => {
  it('is kept where its passage comes first, and wrong where another one still answers it', async () => {
    const alone = [answering('a', 'a.md'), ...others(6)];
    expect(await judge(alone, ['a'])).toEqual({ kept: 1, wrong: 0, questions: 1 });
    const twice = [...alone, answering('b', 'b.md')];
    expect(await judge(twice, ['a'])).toEqual({ kept: 1, wrong: 1, questions: 1 });
    expect(await judge(twice, ['a', 'b'])).toMatchObject({ wrong: 0 });
  });

  it('that nothing answers is wrong where a passage looks like an answer', async () => {
    expect(await judge([answering('a', 'a.md'), ...others(6)], [])).toEqual({
      kept: 0,
      wrong: 1,
      questions: 1,
    });
    expect(await judge(others(7), [])).toMatchObject({ wrong: 0 });
  });

  const wrongOf = async (passages: readonly Passage[]) => (await judge(passages, ['a'])).wrong;

  it('is asked without the whole document of its answer, if there are five documents or more', async () => {
    const passages = [answering('a', 'a.md', ['Eins']), answering('b', 'a.md', ['Zwei'])];
    expect(await wrongOf([...passages, ...others(4)])).toBe(0);
    expect(await wrongOf([...passages, ...others(3)])).toBeGreaterThan(0);
  });

  it('is asked without the section of its answer in a corpus of fewer documents', async () => {
    const section = ['a', 'b'].map((id) => answering(id, 'a.md', ['Eins', 'Zwei']));
    expect(await wrongOf([...section, ...others(2)])).toBe(0);
    const bare = [answering('a', 'a.md'), answering('b', 'a.md')];
    expect(await wrongOf([...bare, ...others(2)])).toBeGreaterThan(0);
  });

  it('is asked without the sections of all its answers, if there are several', async () => {
    const passages = [
      answering('a', 'a.md', ['Eins']),
      answering('b', 'a.md', ['Zwei']),
      answering('c', 'a.md', ['Zwei']),
      ...others(2),
    ];
    expect((await judge(passages, ['a', 'b'])).wrong).toBe(0);
    expect((await judge(passages, ['a'])).wrong).toBeGreaterThan(0);
  });

  it('is not asked once the calibration is cancelled', async () => {
    let compared = 0;
    const calibration = await calibrate(indexOf([answering('a', 'a.md'), ...others(6)]), {
      errorRate: 0.1,
      judged: [{ question, passages: ['a'] }],
      compare: () => {
        compared += 1;
        return Promise.reject(new Error('compared'));
      },
      isCancelled: () => true,
    });
    expect([calibration, compared]).toEqual([undefined, 0]);
  });

  it('is asked without the hundred passages on either side of its answer in a long document', async () => {
    const long = (copy: number) =>
      Array.from({ length: 400 }, (_, at) =>
        at === 200 || at === copy ? answering(`p${at}`, 'a.md') : filler(`p${at}`, 'a.md'),
      );
    for (const [copy, wrong] of [
      [101, 0],
      [299, 0],
      [90, 1],
      [310, 1],
    ] as const) {
      expect(await judge([...long(copy), ...others(5)], ['p200']), `${copy}`).toMatchObject({
        wrong,
      });
    }
  });

  it('may name passages that have left the corpus', async () => {
    expect(await judge([answering('a', 'a.md'), ...others(6)], ['gone', 'a'])).toMatchObject({
      kept: 1,
      wrong: 0,
    });
  });
});

describe('A question of the corpus itself', () => {
  const sentence = (words: string) => `Hafenmeister Brinkmann ${words} Liegegebühren.`;
  const count = async (passages: readonly Passage[]) =>
    (await calibrate(indexOf(passages), { errorRate: 0.1 }))?.questions;

  it('counts unless another document says the same', async () => {
    const own = buildPassage({ id: 'a', text: sentence('erhebt') });
    expect(await count([own, ...others(6)])).toBe(1);
    expect(
      await count([own, buildPassage({ id: 'b', text: sentence('erhebt') }), ...others(6)]),
    ).toBe(0);
    const sameDocument = buildPassage({ id: 'b', document: 'a.md', text: `Nein. ${own.text}` });
    expect(await count([own, sameDocument, ...others(6)])).toBe(1);
  });

  it('is asked in steps, and no more once it is cancelled', async () => {
    const passages = Array.from({ length: 8 }, (_, at) =>
      buildPassage({ id: `p${at}`, text: `Hafen${'abcdefgh'[at]} erhebt Liegegebühren sommers.` }),
    );
    let steps = 0;
    let cancelled = false;
    const options = {
      errorRate: 0.1,
      yieldIfDue: () => {
        steps += 1;
        return undefined;
      },
      isCancelled: () => cancelled,
    };
    expect(await calibrate(indexOf(passages), options)).toBeDefined();
    const all = steps;
    expect(all).toBeGreaterThan(passages.length);
    steps = 0;
    const stopping = () => {
      steps += 1;
      cancelled = steps > 10;
      return undefined;
    };
    expect(
      await calibrate(indexOf(passages), { ...options, yieldIfDue: stopping }),
    ).toBeUndefined();
    expect(steps).toBeLessThan(all);
  });
});

describe('An index without some of its passages', () => {
  const passages = [
    buildPassage({ id: 'a', document: 'x.md', headings: ['Turm'], text: 'Der Hafen brennt hell.' }),
    buildPassage({ id: 'b', document: 'x.md', text: 'Der Hafen liegt still.' }),
    buildPassage({ id: 'c', document: 'y.md', text: 'Die Laterne brennt im Hafen.' }),
  ];
  const read = (ids: readonly string[], index = indexOf(passages)) =>
    runWithoutPassages(index, new Set(ids), (view) => ({
      found: retrieve('Hafen', view).hits.map(({ passage }) => passage.id),
      candidates: ['a', 'b', 'c'].filter((id) => view.candidate(id) !== undefined),
      documents: ['x.md', 'y.md'].filter((path) => view.document(path) !== undefined),
      statistics: [view.statistics.passages, view.statistics.documents],
      frequency: ['haf', 'hell'].map((word) => {
        const stem = view.lexicon.stemNumber(word);
        return stem === undefined
          ? undefined
          : [view.lexicon.stemFrequency[stem], view.documentFrequency(stem)];
      }),
      passages: [...view.passages()].length,
    }));

  it('has none of them, and no document that has no other', () => {
    expect(read(['c'])).toMatchObject({
      candidates: ['a', 'b'],
      documents: ['x.md'],
      statistics: [2, 1],
      frequency: [
        [2, 1],
        [1, 1],
      ],
    });
    expect(read(['c']).found.sort()).toEqual(['a', 'b']);
  });

  it('has a document of which some are left, and the frequencies of those', () => {
    expect(read(['a'])).toMatchObject({
      documents: ['x.md', 'y.md'],
      statistics: [2, 2],
      frequency: [
        [2, 2],
        [0, 1],
      ],
    });
    expect(read(['a', 'b'])).toMatchObject({
      documents: ['y.md'],
      frequency: [
        [1, 1],
        [0, 0],
      ],
    });
  });

  it('is the whole index where it never had them, and again afterwards', () => {
    const index = indexOf(passages);
    const whole = read([], index);
    expect(read(['gone'], index)).toEqual(whole);
    read(['a', 'c'], index);
    expect(read([], index)).toEqual(whole);
  });

  it('finds as many others as are asked for', () => {
    const many = Array.from({ length: 30 }, (_, at) =>
      buildPassage({
        id: `p${at}`,
        document: at < 10 ? 'x.md' : 'y.md',
        text: `Hafen ${'hell '.repeat(at)}`,
      }),
    );
    const ids = new Set(many.slice(0, 10).map(({ id }) => id));
    const found = runWithoutPassages(indexOf(many), ids, (view) =>
      view.findCandidates(new Map([['haf', 1]]), { limit: 5 }),
    );
    expect(found.map(({ passage }) => passage.id)).toEqual(['p10', 'p11', 'p12', 'p13', 'p14']);
  });

  it('is less sure of what they said', () => {
    const index = indexOf([answering('a', 'a.md'), ...others(6)]);
    const confidence = (view: PassageIndex) => computeConfidence(retrieve(question, view), view);
    expect(confidence(index)).toBeGreaterThan(0.5);
    expect(runWithoutPassages(index, new Set(['a']), confidence)).toBe(0);
  });
});
