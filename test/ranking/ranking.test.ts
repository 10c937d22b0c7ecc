import { beforeAll, describe, expect, it } from 'vitest';

import type { App } from '../../src/core/app.js';
import { createApp } from '../../src/core/create-app.js';
import { loadCorpus } from '../../src/core/documents/load-corpus.js';
import { mean } from '../../src/core/evaluation/metrics.js';
import { floors, mayGoWrong, notYet } from './floors.js';
import { describeJudged, findRank, type JudgedQuestion, judgeQuestion } from './judge-question.js';
import { documentsFolder, hasEvidence, loadOrders, loadQuestions } from './ranking-set.js';

/** Kinds where any sentence of the right passage will do. */
const withoutSentence = new Set(['heading', 'reference']);

const isAnswerable = ({ question }: JudgedQuestion) => question.answer !== 'none';

/** What to read when a floor is not reached. */
const listWrong = (judged: readonly JudgedQuestion[], isRight: (one: JudgedQuestion) => boolean) =>
  judged
    .filter((one) => !isRight(one))
    .map(describeJudged)
    .join('\n');

async function judgeAll(app: App, file: string): Promise<JudgedQuestion[]> {
  const judged: JudgedQuestion[] = [];
  for (const question of await loadQuestions(file)) judged.push(await judgeQuestion(app, question));
  return judged;
}

const orders = await loadOrders('orders.yaml');
let app: App;
let judged: readonly JudgedQuestion[];
let answerable: readonly JudgedQuestion[];
beforeAll(async () => {
  app = createApp({ corpusFolder: documentsFolder });
  const { failures } = await app.reindex();
  expect(failures).toEqual([]);
  judged = await judgeAll(app, 'questions.yaml');
  answerable = judged.filter(isAnswerable);
});

describe('What is expected', () => {
  it('stands in the documents', async () => {
    const { documents } = await loadCorpus(documentsFolder);
    const textOf = new Map(documents.map(({ path, text }) => [path, text]));
    const asked = [
      ...(await loadQuestions('questions.yaml')),
      ...(await loadQuestions('not-yet.yaml')),
    ].flatMap(({ answer }) => (answer === 'none' ? [] : [answer]));
    const all = [...asked, ...orders.flatMap(({ above, below }) => [above, below])];
    const missing = all.flatMap((expected) =>
      Object.entries(expected).filter(
        ([path]) => !hasEvidence(expected, path, textOf.get(path) ?? ''),
      ),
    );
    expect(missing).toEqual([]);
  });
});

describe('The questions of the ranking set', () => {
  it('have the right passage near the top', () => {
    const rank = mean(answerable.map((one) => (one.rank === undefined ? 0 : 1 / one.rank)));
    const wrong = listWrong(answerable, (one) => one.rank === 1);
    expect(rank, wrong).toBeGreaterThanOrEqual(floors.meanReciprocalRank);
  });

  it('have their answer in the marked sentence', () => {
    const exact = answerable.filter(({ question }) => !withoutSentence.has(question.kind));
    const share = mean(exact.map(({ isMarked }) => Number(isMarked)));
    const wrong = listWrong(exact, ({ isMarked }) => isMarked);
    expect(share, wrong).toBeGreaterThanOrEqual(floors.markedSentence);
  });

  it('are answered where the documents answer them', () => {
    const share = mean(answerable.map(({ isFound }) => Number(isFound)));
    const wrong = listWrong(answerable, ({ isFound }) => isFound);
    expect(share, wrong).toBeGreaterThanOrEqual(floors.found);
  });

  it('are refused where the documents do not', () => {
    const others = judged.filter((one) => !isAnswerable(one));
    const share = mean(others.map(({ isRight }) => Number(isRight)));
    const wrong = listWrong(others, ({ isRight }) => isRight);
    expect(share, wrong).toBeGreaterThanOrEqual(floors.refused);
  });

  it('hold for every kind of question', () => {
    for (const kind of new Set(judged.map(({ question }) => question.kind))) {
      const ofKind = judged.filter(({ question }) => question.kind === kind);
      const wrong = ofKind.filter(({ isRight }) => !isRight);
      const report = listWrong(ofKind, ({ isRight }) => isRight);
      expect(wrong.length, report).toBeLessThanOrEqual(mayGoWrong(ofKind.length));
    }
  });
});

describe('The questions that are not answered as they should be', () => {
  it('become fewer', async () => {
    const later = await judgeAll(app, 'not-yet.yaml');
    const kinds = [...new Set(later.map(({ question }) => question.kind))];
    expect(Object.keys(notYet).sort()).toEqual(kinds.sort());
    for (const kind of kinds) {
      const wrong = later.filter(({ question, isRight }) => question.kind === kind && !isRight);
      const report = wrong.map(describeJudged).join('\n');
      expect(wrong.length, report).toBeLessThanOrEqual(notYet[kind] ?? 0);
    }
  });
});

describe('The order of two passages', () => {
  it.each(orders)('for $ask: $reason', async ({ ask, above, below }) => {
    const upper = await findRank(app, ask, above);
    const lower = await findRank(app, ask, below);
    expect(upper).toBeDefined();
    expect(upper).toBeLessThan(lower ?? Infinity);
  });
});

describe('A heading, asked as it stands', () => {
  it('has a passage of its own first', async () => {
    const wrong: string[] = [];
    let asked = 0;
    for (const { document } of await app.sources()) {
      for (const { headings, passage } of await app.outline(document)) {
        const heading = headings.at(-1);
        if (heading === undefined) continue;
        asked += 1;
        const [first] = (await app.explain(heading)).candidates;
        // Another document may have the same heading; either is right.
        const isRight = first?.headings.includes(heading) === true || first?.passage === passage;
        if (!isRight) wrong.push(`${document}: ${heading}`);
      }
    }
    expect(asked).toBeGreaterThan(100);
    const share = 1 - wrong.length / asked;
    expect(share, wrong.join('\n')).toBeGreaterThanOrEqual(floors.ownHeadingFirst);
  });
});
