import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { App } from '../../../../src/core/app.js';
import { createApp } from '../../../../src/core/create-app.js';
import { evaluateJudgments } from '../../../../src/core/evaluation/evaluate-judgments.js';
import { EvaluationError } from '../../../../src/core/evaluation/evaluation-error.js';
import { loadJudgments } from '../../../../src/core/evaluation/load-judgments.js';

const corpusFolder = join(import.meta.dirname, '../../../../corpus');
const judgments = await loadJudgments(join(corpusFolder, 'judgments.yaml'));

describe('the judgments of the first corpus', () => {
  let app: App;
  beforeAll(async () => {
    app = createApp({ corpusFolder });
    await app.reindex();
  });
  afterAll(() => app.close());

  it('have answerable and unanswerable questions, and a reason each', () => {
    expect(judgments.length).toBeGreaterThanOrEqual(25);
    expect(judgments.filter((judgment) => 'unanswerable' in judgment).length).toBeGreaterThan(10);
    expect(judgments.filter(({ reason }) => reason === undefined)).toEqual([]);
  });

  it.each(judgments.map((judgment) => [judgment.question, judgment] as const))(
    '%s',
    async (_, judgment) => {
      const { answers } = await evaluateJudgments(app, [judgment]);
      expect(answers[0]).toMatchObject({ right: true });
    },
  );

  it('give perfect figures when all are right', async () => {
    const report = await evaluateJudgments(app, judgments);
    expect(report).toMatchObject({ mrr: 1, sentence1: 1, kept: 1, refused: 1 });
    expect(report.kinds).toEqual([]);
  });

  it('are counted by kind', async () => {
    const [known] = judgments.filter((judgment) => !('unanswerable' in judgment));
    const everest = 'Wie hoch ist der Mount Everest?';
    const report = await evaluateJudgments(app, [
      { ...(known ?? expect.fail()), kind: 'sentence' },
      { question: everest, document: 'nato-einsaetze.txt', quote: '8.848', kind: 'sentence' },
      { question: everest, unanswerable: true, kind: 'elsewhere' },
      { question: known?.question ?? '', unanswerable: true, kind: 'elsewhere' },
    ]);
    expect(report.kinds).toEqual([
      { kind: 'sentence', questions: 2, first: 1, surelyWrong: 0 },
      { kind: 'elsewhere', questions: 2, first: 1, surelyWrong: 1 },
    ]);
  });
});

describe('loadJudgments', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'beleg-judgments-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each([
    ['a question without an expectation', '- question: Why?'],
    ['an expectation without heading or quote', '- {question: Why?, document: a.txt}'],
    ['a misspelt field', '- {question: Why?, unanswerabel: true}'],
    ['no list', 'question: Why?'],
    ['no YAML', '- ['],
    ['nothing', ''],
  ])('refuses %s', async (_, text) => {
    const file = join(folder, 'judgments.yaml');
    await writeFile(file, text);
    await expect(loadJudgments(file)).rejects.toMatchObject({ code: 'bad-judgments' });
  });

  it('says which entry is wrong', async () => {
    const file = join(folder, 'second.yaml');
    await writeFile(file, '- {question: A?, unanswerable: true}\n- {question: B?}\n');
    await expect(loadJudgments(file)).rejects.toMatchObject({ location: `${file} (no. 2)` });
  });

  it('names a missing file', async () => {
    const missing = loadJudgments(join(folder, 'none.yaml'));
    await expect(missing).rejects.toBeInstanceOf(EvaluationError);
    await expect(missing).rejects.toMatchObject({ code: 'missing-file' });
  });
});
