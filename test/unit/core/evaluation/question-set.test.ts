import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { answerThreshold } from '../../../../src/core/answer/answer-weights.js';
import { evaluateSet } from '../../../../src/core/evaluation/evaluate-set.js';
import {
  loadPassages,
  loadQuestionSet,
} from '../../../../src/core/evaluation/load-question-set.js';
import { perturbQuestion } from '../../../../src/core/evaluation/perturb-question.js';

const passages = [
  {
    id: 'p1',
    document: 'dog',
    title: 'Hunde',
    text: 'Die Steuer für einen Hund beträgt 90 Euro im Jahr.',
  },
  {
    id: 'p2',
    document: 'dog',
    text: 'Der Hund ist bis zum Januar anzumelden. Er bekommt eine Marke.',
  },
  { id: 'p3', document: 'cabin', text: 'Die Genehmigung einer Gartenlaube dauert vierzehn Tage.' },
  { id: 'p4', document: 'pass', text: 'Einen Reisepass stellt das Bürgeramt für zehn Jahre aus.' },
];
const questions = [
  {
    id: 'q1',
    question: 'Wie hoch ist die Steuer für einen Hund?',
    relevant: ['p1'],
    answers: ['90 Euro'],
  },
  {
    id: 'q2',
    question: 'Wie lange dauert die Genehmigung einer Gartenlaube?',
    relevant: ['p3'],
    answers: ['vierzehn Tage'],
  },
  {
    id: 'q3',
    question: 'Wer stellt den Reisepass aus?',
    relevant: ['p4'],
    answers: ['das Bürgeramt'],
  },
  { id: 'q4', question: 'Wer komponierte die Zauberflöte?', relevant: [] },
];

const toLines = (items: readonly unknown[]) => items.map((item) => JSON.stringify(item)).join('\n');

let folder = '';
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'beleg-set-')), 'offices');
  await mkdir(folder);
});
afterEach(() => rm(join(folder, '..'), { recursive: true }));

const write = (name: string, content: string | Buffer) => writeFile(join(folder, name), content);
const writeSet = async () => {
  await write('passages.jsonl', toLines(passages));
  await write('questions.jsonl', toLines(questions));
};

describe('loadQuestionSet', () => {
  it('has the name of its folder, the passages and the questions, in order', async () => {
    await writeSet();
    const set = await loadQuestionSet(folder);
    expect(set.name).toBe('offices');
    expect(
      set.passages.map(({ id, document, title, text }) => [id, document, title, text]),
    ).toEqual(passages.map(({ id, document, title = '', text }) => [id, document, title, text]));
    expect(set.passages.map(({ language }) => language)).toEqual(['de', 'de', 'de', 'de']);
    for (const { text, start, end } of set.passages) expect([start, end]).toEqual([0, text.length]);
    expect(set.questions).toEqual(questions.map((question) => ({ answers: [], ...question })));
  });

  it('reads packed files, empty lines and CRLF alike', async () => {
    await writeSet();
    const plain = await loadQuestionSet(folder);
    await rm(join(folder, 'passages.jsonl'));
    await rm(join(folder, 'questions.jsonl'));
    await write('passages.jsonl.gz', gzipSync(`\n${toLines(passages)}\n\n`));
    await write('questions.jsonl.gz', gzipSync(toLines(questions).replaceAll('\n', '\r\n')));
    expect(await loadQuestionSet(folder)).toEqual(plain);
  });

  it('gives a passage that does not tell its language that of most others', async () => {
    await write(
      'p.jsonl',
      toLines([...passages.slice(0, 2), { id: 'x', document: 'x', text: 'NATO' }]),
    );
    expect((await loadPassages(join(folder, 'p.jsonl'))).at(-1)?.language).toBe('de');
  });

  it('loads as many passages as are asked for', async () => {
    await writeSet();
    const file = join(folder, 'passages.jsonl');
    expect((await loadPassages(file, 2)).map(({ id }) => id)).toEqual(['p1', 'p2']);
    expect(await loadPassages(file, 0)).toEqual([]);
    expect(await loadPassages(file)).toHaveLength(4);
  });

  it.each([
    ['passages.jsonl', '{"id": "p1"}'],
    ['passages.jsonl', 'no JSON'],
    ['questions.jsonl', '{"id": "q", "question": "?", "relevant": "p1"}'],
    ['questions.jsonl', 'null'],
  ])('names the line of %s that is not of its form: %s', async (name, bad) => {
    await writeSet();
    const good = name === 'passages.jsonl' ? passages : questions;
    await write(name, `${toLines(good.slice(0, 2))}\n\n${bad}\n`);
    await expect(loadQuestionSet(folder)).rejects.toMatchObject({
      name: 'EvaluationError',
      code: 'bad-line',
      location: `${join(folder, name)}:4`,
    });
  });

  it.each(['passages.jsonl', 'questions.jsonl'])('names %s where it is missing', async (name) => {
    await writeSet();
    await rm(join(folder, name));
    await expect(loadQuestionSet(folder)).rejects.toMatchObject({
      code: 'missing-file',
      location: join(folder, name),
    });
  });

  it('names a file of passages that is missing', async () => {
    await expect(loadPassages(join(folder, 'none.jsonl'))).rejects.toMatchObject({
      code: 'missing-file',
    });
  });

  it('says which file is broken when it cannot be unpacked', async () => {
    await writeSet();
    await rm(join(folder, 'passages.jsonl'));
    await write('passages.jsonl.gz', 'not packed');
    await expect(loadQuestionSet(folder)).rejects.toMatchObject({
      name: 'EvaluationError',
      location: expect.stringContaining('passages.jsonl.gz') as string,
    });
  });
});

describe('A folder in the form of BEIR', () => {
  const writeBeir = async (qrels = 'q1\tc2\t1\nq1\tc1\t2\nq2\tc3\t0\n') => {
    await mkdir(join(folder, 'qrels'));
    const corpus = passages
      .slice(0, 3)
      .map(({ text }, at) => ({ _id: `c${at + 1}`, title: '', text }));
    await write('corpus.jsonl', toLines(corpus));
    const queries = questions.map(({ id, question }) => ({ _id: id, text: question }));
    await write('queries.jsonl', toLines(queries));
    await write(join('qrels', 'train.tsv'), 'query-id\tcorpus-id\tscore\nq3\tc1\t1\n');
    await write(join('qrels', 'test.tsv'), `query-id\tcorpus-id\tscore\n${qrels}`);
  };

  it('gives the questions of the test split with their graded passages', async () => {
    await writeBeir();
    const set = await loadQuestionSet(folder);
    expect(set.passages.map(({ id, document }) => [id, document])).toEqual([
      ['c1', 'c1'],
      ['c2', 'c2'],
      ['c3', 'c3'],
    ]);
    expect(set.questions.map(({ id, relevant }) => [id, relevant])).toEqual([
      ['q1', ['c2', 'c1']],
      ['q2', []],
    ]);
    expect(set.questions[0]?.grades).toEqual(
      new Map([
        ['c2', 1],
        ['c1', 2],
      ]),
    );
    const report = await evaluateSet(set);
    expect(report.ndcg10).toBeGreaterThan(0.85);
    expect(report.questions).toBe(1);
  });

  it('names a line of the grades that is not of its form', async () => {
    await writeBeir('q1\tc1\n');
    await expect(loadQuestionSet(folder)).rejects.toMatchObject({
      code: 'bad-line',
      location: `${join(folder, 'qrels', 'test.tsv')}:2`,
    });
  });
});

describe('evaluateSet', () => {
  it('measures how well the answers are found', async () => {
    await writeSet();
    const set = await loadQuestionSet(folder);
    const progress: number[] = [];
    const report = await evaluateSet(set, {
      takeOut: true,
      onProgress: (done) => progress.push(done),
    });
    expect(report).toMatchObject({
      set: 'offices',
      passages: 4,
      questions: 3,
      mrr10: 1,
      recall1: 1,
      recall5: 1,
      recall10: 1,
      sentence1: 1,
      unanswerable: { auc: 1, threshold: answerThreshold, kept: 1, refused: 1 },
      takenOut: { auc: 1, kept: 1, refused: 1 },
    });
    expect(progress).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    const { p50, p95, p99 } = report.latencyMs;
    expect(p50).toBeGreaterThan(0);
    expect(p95).toBeGreaterThanOrEqual(p50);
    expect(p99).toBeGreaterThanOrEqual(p95);
    expect(report.buildMs).toBeGreaterThan(0);
    expect(report.heapMib).toBeGreaterThan(0);
  });

  it('counts what is wrong as wrong', async () => {
    await writeSet();
    const set = await loadQuestionSet(folder);
    const wrong = set.questions.map((question) => ({
      ...question,
      relevant: question.relevant.map(() => 'p2'),
      answers: ['nowhere'],
    }));
    const report = await evaluateSet({ ...set, questions: wrong });
    expect(report.recall1).toBe(0);
    expect(report.mrr10).toBeLessThan(0.5);
    expect(report.sentence1).toBe(0);
    expect(report.takenOut).toBeUndefined();
  });

  it('leaves out the figures that a set has no grounds for', async () => {
    await writeSet();
    const set = await loadQuestionSet(folder);
    const report = await evaluateSet({
      ...set,
      questions: set.questions.slice(0, 3).map((question) => ({ ...question, answers: [] })),
    });
    expect(report).not.toHaveProperty('sentence1');
    expect(report).not.toHaveProperty('unanswerable');
    expect(await evaluateSet({ ...set, questions: [] })).toMatchObject({ questions: 0, mrr10: 0 });
  });

  it('counts distractors in, and asks the rewritten question', async () => {
    await writeSet();
    const set = await loadQuestionSet(folder);
    const more = {
      ...(set.passages[0] ?? expect.fail()),
      id: 'd1',
      document: 'd',
      text: 'Anderes.',
    };
    const asked: string[] = [];
    const report = await evaluateSet(set, {
      distractors: [more],
      rewrite: (question) => {
        asked.push(question);
        return perturbQuestion(question, 'transliterated');
      },
    });
    expect(report.passages).toBe(5);
    expect(report.mrr10).toBe(1);
    expect(asked).toEqual(questions.map(({ question }) => question));
  });
});
