/**
 * `npm run bench:folds [-- FOLDER]`: whether the weights of ranking hold for documents they were not
 * chosen on. A fifth of every set's documents is put aside, the weights are fitted on the questions
 * of the others and asked the questions of that fifth; so in turn for each. Prints MRR@10 with the
 * weights that Beleg has, with those found in this way, and with those fitted on everything.
 *
 * The fit is a conditional logistic regression: which of the candidates is the right one?
 */
import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

import { reciprocalRank } from '../dist/src/core/evaluation/metrics.js';
import { loadQuestionSet } from '../dist/src/core/evaluation/load-question-set.js';
import { createMiniSearchIndex } from '../dist/src/core/indexing/minisearch-index.js';
import { retrieve } from '../dist/src/core/retrieval/retrieve.js';
import { rerankedCandidates, signalWeights } from '../dist/src/core/retrieval/weights.js';

const folds = 5;
const sets = ['xquad-de', 'xquad-en', 'squad2-en', 'law-de'];
const signals = Object.keys(signalWeights);

/** A question: its fold, and of each candidate the signals, over their greatest, and whether it is right. */
async function readQuestions(folder) {
  const { passages, questions } = await loadQuestionSet(folder);
  const index = createMiniSearchIndex();
  index.add(passages);
  const documentOf = new Map(passages.map(({ id, document }) => [id, document]));
  const places = new Map([...new Set(documentOf.values())].map((document, at) => [document, at]));
  return questions
    .filter(({ relevant }) => relevant.length > 0)
    .map(({ question, relevant }) => {
      const { hits } = retrieve(question, index, { limit: rerankedCandidates });
      const greatest = signals.map((signal) => Math.max(...hits.map((hit) => hit.signals[signal])));
      return {
        set: basename(folder),
        fold: places.get(documentOf.get(relevant[0])) % folds,
        candidates: hits.map((hit) => ({
          values: signals.map((signal, at) => hit.signals[signal] / (greatest[at] || 1)),
          isRight: relevant.includes(hit.passage.id),
        })),
      };
    });
}

const score = (weights, values) => values.reduce((sum, value, at) => sum + value * weights[at], 0);

/** Gradient ascent with momentum on the mean logarithm of the right candidate's share. */
function fit(questions) {
  const useful = questions.filter(({ candidates }) => candidates.some(({ isRight }) => isRight));
  const weights = signals.map(() => 1);
  const speed = signals.map(() => 0);
  for (let round = 0; round < 150; round += 1) {
    const gradient = signals.map(() => 0);
    for (const { candidates } of useful) {
      const scores = candidates.map(({ values }) => score(weights, values));
      const greatest = Math.max(...scores);
      const odds = scores.map((value) => Math.exp(value - greatest));
      const all = odds.reduce((sum, value) => sum + value, 0);
      const right = odds.reduce((sum, value, at) => sum + value * candidates[at].isRight, 0);
      candidates.forEach(({ values, isRight }, at) => {
        const pull = (isRight ? odds[at] / right : 0) - odds[at] / all;
        values.forEach((value, signal) => (gradient[signal] += pull * value));
      });
    }
    signals.forEach((_, at) => {
      speed[at] = 0.9 * speed[at] + (2 * gradient[at]) / useful.length;
      weights[at] += speed[at];
    });
  }
  return weights;
}

/** MRR@10 of each set, each question ranked with the weights of its fold. */
function rank(questions, weightsOf) {
  return sets.map((set) => {
    const ranks = questions
      .filter((question) => question.set === set)
      .map(({ fold, candidates }) => {
        const ranked = candidates
          .map(({ values, isRight }) => ({ score: score(weightsOf(fold), values), isRight }))
          .sort((a, b) => b.score - a.score)
          .map(({ isRight }, at) => (isRight ? 'right' : at));
        return reciprocalRank(ranked, new Set(['right']), 10);
      });
    return ranks.reduce((sum, value) => sum + value, 0) / ranks.length;
  });
}

const folder = resolve(process.argv[2] ?? join(import.meta.dirname, '../../shared/eval'));
if (!existsSync(folder)) {
  process.stderr.write(`There are no question sets in ${folder}. Name the folder that has them.\n`);
  process.exit(1);
}
const questions = [];
for (const set of sets) questions.push(...(await readQuestions(join(folder, set))));

const own = signals.map((signal) => signalWeights[signal]);
const apart = Array.from({ length: folds }, (_, fold) =>
  fit(questions.filter((question) => question.fold !== fold)),
);
const together = fit(questions);
const rows = [
  ['as they are', rank(questions, () => own)],
  ['documents put aside', rank(questions, (fold) => apart[fold])],
  ['fitted on all', rank(questions, () => together)],
];
const sum = together.reduce((total, weight) => total + weight, 0);
process.stdout.write(
  [
    `| weights | ${sets.join(' | ')} |`,
    `| ${['', ...sets].map(() => '---').join(' | ')} |`,
    ...rows.map(
      ([name, values]) => `| ${[name, ...values.map((v) => v.toFixed(4))].join(' | ')} |`,
    ),
    '',
    `Fitted on all: ${signals.map((name, at) => `${name} ${((2.8 * together[at]) / sum).toFixed(2)}`).join(', ')}.`,
    '',
  ].join('\n'),
);
