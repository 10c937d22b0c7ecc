import { describe, expect, it } from 'vitest';

import {
  computeBinomialCdf,
  computeUpperBound,
} from '../../../../../src/core/answer/calibration/binomial.js';
import { buildCalibrationQuestions } from '../../../../../src/core/answer/calibration/build-calibration-questions.js';
import { calibrate } from '../../../../../src/core/answer/calibration/calibrate.js';
import {
  type CalibrationOutcome,
  chooseThresholds,
} from '../../../../../src/core/answer/calibration/choose-thresholds.js';
import { defaultThresholds } from '../../../../../src/core/answer/calibration/defaults.js';
import { runWithoutPassages } from '../../../../../src/core/answer/calibration/run-without-passages.js';
import { createMiniSearchIndex } from '../../../../../src/core/indexing/minisearch-index.js';
import { retrieve } from '../../../../../src/core/retrieval/retrieve.js';
import { buildPassage } from '../../indexing/build-passage.js';

describe('computeBinomialCdf', () => {
  it.each([
    [0, 1, 0.3, 0.7],
    [1, 2, 0.5, 0.75],
    [2, 4, 0.25, 0.94921875],
    [4, 4, 0.9, 1],
  ])('of at most %i among %i at %d is %d', (successes, trials, probability, expected) => {
    expect(computeBinomialCdf(successes, trials, probability)).toBeCloseTo(expected, 12);
  });
});

describe('computeUpperBound', () => {
  it.each([
    // 1 - 0.05 ** (1 / n) without a success (Clopper and Pearson 1934).
    [0, 10, 1 - 0.05 ** (1 / 10)],
    [0, 300, 1 - 0.05 ** (1 / 300)],
    [10, 10, 1],
    [0, 0, 1],
  ])('of %i among %i is %d', (successes, trials, expected) => {
    expect(computeUpperBound(successes, trials, 0.95)).toBeCloseTo(expected, 9);
  });

  it('is the probability at which so few successes become as rare as the confidence allows', () => {
    const bound = computeUpperBound(5, 50, 0.95);
    expect(computeBinomialCdf(5, 50, bound)).toBeCloseTo(0.05, 9);
  });
});

const outcomes = (leftIn: readonly number[], takenOut: readonly number[]): CalibrationOutcome[] =>
  leftIn.map((confidence, at) => ({ leftIn: confidence, right: true, takenOut: takenOut[at] }));
const spread = (from: number, to: number) =>
  Array.from({ length: 200 }, (_, at) => from + ((to - from) * at) / 199);

describe('chooseThresholds', () => {
  it('never goes below the default, however well the questions are told apart', () => {
    const chosen = chooseThresholds(outcomes(spread(0.9, 1), spread(0, 0.1)), 0.1);
    expect(chosen).toMatchObject({ thresholds: defaultThresholds, support: 'supported' });
    expect(chosen).toMatchObject({ questions: 200, kept: 1, wrong: 0 });
  });

  it('keeps the bound on the error rate of what is shown', () => {
    const takenOut = spread(0, 1);
    const { thresholds, support, wrong } = chooseThresholds(
      outcomes(spread(0.97, 1), takenOut),
      0.1,
    );
    const errors = takenOut.filter((confidence) => confidence >= thresholds.sure).length;
    expect(support).toBe('supported');
    expect(wrong).toBe(errors / 200);
    expect(computeUpperBound(errors, 200 + errors, 0.95)).toBeLessThanOrEqual(0.1);
    expect(computeUpperBound(errors + 1, 201 + errors, 0.95)).toBeGreaterThan(0.1);
    expect(thresholds.closest).toBe(defaultThresholds.closest);
    expect(thresholds.closest).toBeLessThan(thresholds.sure);
  });

  it('allows more at a higher rate', () => {
    const asked = outcomes(spread(0.5, 1), spread(0, 1));
    const sure = (rate: number) => chooseThresholds(asked, rate).thresholds.sure;
    expect(sure(0.4)).toBeLessThan(sure(0.2));
  });

  it('counts another passage in the first place as wrong', () => {
    const right = outcomes(spread(0.5, 1), spread(0, 0.1));
    const misled = right.map((outcome, at) => ({ ...outcome, right: at % 2 === 0 }));
    expect(chooseThresholds(right, 0.1).support).toBe('supported');
    expect(chooseThresholds(misled, 0.1).support).toBe('not-reached');
  });

  it('takes a threshold that is exactly as good as the rate asked for', () => {
    const asked = outcomes(spread(0.9, 1), spread(0, 0.1));
    const exact = computeUpperBound(0, 200, 0.95);
    expect(chooseThresholds(asked, exact).support).toBe('supported');
    expect(chooseThresholds(asked, exact * 0.999).support).toBe('not-reached');
  });

  it('takes none that shows hardly any of the right answers', () => {
    // Only the 15 surest of 200 right answers are surer than the wrong ones.
    const right = [...spread(0.5, 0.6).slice(15), ...Array<number>(15).fill(0.99)];
    const asked = outcomes(right, Array<number>(200).fill(0.7));
    expect(computeUpperBound(0, 15, 0.95)).toBeLessThan(0.2);
    expect(chooseThresholds(asked, 0.2).support).toBe('not-reached');
    const more = outcomes(
      [...right, ...Array<number>(10).fill(0.99)],
      Array<number>(210).fill(0.7),
    );
    expect(chooseThresholds(more, 0.2)).toMatchObject({
      support: 'supported',
      thresholds: { sure: 0.99 },
    });
  });

  it('does not count an answer as right that another passage came before', () => {
    const half = Array.from({ length: 100 }, (_, at) => ({
      leftIn: 0.9,
      right: at % 2 === 0,
      takenOut: 0,
    }));
    expect(computeUpperBound(50, 150, 0.95)).toBeLessThan(0.5);
    expect(chooseThresholds(half, 0.5)).toMatchObject({ support: 'not-reached', kept: 1 });
  });

  it('takes the best there is where none is good enough', () => {
    const right = [...spread(0.5, 0.6), ...spread(0.8, 0.9)];
    const chosen = chooseThresholds(outcomes(right, spread(0.5, 0.7)), 0.001);
    expect(chosen.support).toBe('not-reached');
    expect(chosen.thresholds.sure).toBe(0.8);
    expect(chosen).toMatchObject({ kept: 0.5, wrong: 0 });
  });

  it('needs twenty-five questions with their answer left in and as many without it', () => {
    const ask = (leftIn: number, takenOut: number) => {
      const kept = Array.from({ length: leftIn }, () => ({ leftIn: 1, right: true }));
      const gone = Array.from({ length: takenOut }, () => ({ takenOut: 0 }));
      return chooseThresholds(
        [
          ...kept.map((outcome) => ({ ...outcome, takenOut: undefined })),
          ...gone.map((outcome) => ({ ...outcome, leftIn: undefined, right: false })),
        ],
        0.5,
      ).support;
    };
    expect(ask(25, 25)).toBe('supported');
    expect(ask(24, 25)).toBe('too-few-questions');
    expect(ask(25, 24)).toBe('too-few-questions');
  });

  it('says of no questions at all that nothing is kept and nothing is wrong', () => {
    expect(chooseThresholds([], 0.1)).toMatchObject({ questions: 0, kept: 0, wrong: 0 });
  });

  it('says when the questions cannot be told apart, or are too few', () => {
    const alike = spread(0, 1);
    expect(chooseThresholds(outcomes(alike, alike), 0.1).support).toBe('not-reached');
    const few = outcomes([1, 1, 1], [0, 0, 0]);
    expect(chooseThresholds(few, 0.1)).toMatchObject({
      thresholds: defaultThresholds,
      support: 'too-few-questions',
    });
  });
});

const animals = ['Hund', 'Katze', 'Pferd', 'Esel', 'Ziege', 'Gans', 'Huhn', 'Kaninchen'];
const offices = ['Bürgeramt', 'Rathaus', 'Finanzamt', 'Bauamt', 'Schulamt', 'Forstamt'];
const passages = animals.flatMap((animal, at) =>
  offices.map((office, number) =>
    buildPassage({
      id: `p${at}-${number}`,
      document: `${animal}.md`,
      headings: [`${animal} beim ${office}`],
      text: `Wer ein Tier der Art ${animal} hält, meldet es im ${office} schriftlich mit Formular ${at}${number} an.`,
    }),
  ),
);
const indexOf = (list: typeof passages) => {
  const index = createMiniSearchIndex();
  index.add(list);
  return index;
};

describe('runWithoutPassages', () => {
  const gone = new Set(
    passages.filter(({ document }) => document === 'Hund.md').map(({ id }) => id),
  );
  const read = (index: ReturnType<typeof indexOf>) => {
    const { query, hits } = retrieve('Hund schriftlich beim Rathaus', index);
    return {
      words: query.words.map(({ surface, idf, unknownGrams, correction }) => ({
        surface,
        idf,
        unknownGrams,
        correction,
      })),
      hits: hits.map(({ passage }) => passage.id),
      documents: index.statistics.documents,
      passages: index.statistics.passages,
    };
  };

  it('asks as if the passages had been removed', () => {
    const index = indexOf(passages);
    const removed = indexOf(passages);
    removed.remove(gone);
    expect(runWithoutPassages(index, gone, read)).toEqual(read(removed));
  });

  it('leaves the index as it was, even after an error', () => {
    const index = indexOf(passages);
    const before = read(index);
    expect(() =>
      runWithoutPassages(index, gone, () => {
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(read(index)).toEqual(before);
  });
});

describe('buildCalibrationQuestions', () => {
  it('asks headings that one document has, and spans of its sentences', async () => {
    const questions = await buildCalibrationQuestions(passages);
    expect(questions).toContainEqual({ question: 'Hund beim Rathaus', passages: ['p0-1'] });
    const spans = questions.filter(({ question }) => !question.includes(' beim '));
    expect(spans.length).toBeGreaterThan(0);
    for (const {
      question,
      passages: [id],
    } of spans) {
      expect(passages.find((passage) => passage.id === id)?.text).toContain(question);
    }
  });

  it('does not ask a heading that several documents have', async () => {
    const shared = ['a', 'b'].map((document) =>
      buildPassage({ id: document, document, headings: ['Allgemeines'], text: 'Kurz.' }),
    );
    expect(await buildCalibrationQuestions(shared)).toEqual([]);
  });
});

describe('calibrate', () => {
  it('gives the same thresholds for the same documents, whatever their order', async () => {
    const one = await calibrate(indexOf(passages), { errorRate: 0.1 });
    const other = await calibrate(indexOf([...passages].reverse()), { errorRate: 0.1 });
    expect(one?.questions).toBeGreaterThan(25);
    expect(other).toEqual(one);
  });

  it('says that a single page yields too few questions', async () => {
    const calibration = await calibrate(indexOf(passages.slice(0, 2)), { errorRate: 0.1 });
    expect(calibration?.support).toBe('too-few-questions');
  });

  it('asks the judged questions as well', async () => {
    const judged = [{ question: 'Wo meldet man den Hund an?', passages: ['p0-1'] }];
    const without = await calibrate(indexOf(passages), { errorRate: 0.1 });
    const calibration = await calibrate(indexOf(passages), { errorRate: 0.1, judged });
    expect(calibration?.questions).toBe((without?.questions ?? 0) + 1);
  });

  it('ends when it is cancelled', async () => {
    const options = { errorRate: 0.1, isCancelled: () => true };
    expect(await calibrate(indexOf(passages), options)).toBeUndefined();
  });
});
