/**
 * `npm run bench:cross-validate [-- FOLDER]`: checks whether the ranking weights hold for documents that
 * they were not fitted on. The documents of every set are split into five folds. The questions of each fold
 * are ranked with weights fitted on the other four. Prints MRR@10 with the weights that Beleg uses,
 * with the cross-validated ones, and with those fitted on everything.
 *
 * The fit is a conditional logistic regression over the candidates of a question, of which one or more
 * are right.
 */
import { basename, join } from 'node:path';

import { loadQuestionSet } from '../src/core/evaluation/load-question-set.js';
import { mean, reciprocalRank } from '../src/core/evaluation/metrics.js';
import { createMiniSearchIndex } from '../src/core/indexing/minisearch-index.js';
import { itemAt } from '../src/core/item-at.js';
import { retrieve } from '../src/core/retrieval/retrieve.js';
import { rerankedCandidates, type Signal, signalWeights } from '../src/core/retrieval/weights.js';
import { findEvaluationFolder, renderTable } from './environment.js';

interface Candidate {
  /** By signal, each divided by its greatest value among the question's candidates. */
  readonly values: readonly number[];
  readonly isRight: boolean;
}

interface RankedQuestion {
  readonly set: string;
  /** The fold of the document that answers. */
  readonly fold: number;
  readonly candidates: readonly Candidate[];
}

/** By signal. */
type Weights = readonly number[];

const foldCount = 5;
const sets = ['xquad-de', 'xquad-en', 'squad2-en', 'law-de'];
const signals = Object.keys(signalWeights) as Signal[];

const rounds = 150;
const learningRate = 2;
const momentum = 0.9;

async function readQuestions(folder: string): Promise<RankedQuestion[]> {
  const { passages, questions } = await loadQuestionSet(folder);
  const index = createMiniSearchIndex();
  index.add(passages);
  const documents = [...new Set(passages.map(({ document }) => document))];
  const documentOf = new Map(passages.map(({ id, document }) => [id, document]));
  return questions
    .filter(({ relevant }) => relevant.length > 0)
    .map(({ question, relevant }) => {
      const { hits } = retrieve(question, index, { limit: rerankedCandidates });
      const greatest = signals.map((signal) => Math.max(...hits.map((hit) => hit.signals[signal])));
      const document = documentOf.get(itemAt(relevant, 0)) ?? '';
      return {
        set: basename(folder),
        fold: documents.indexOf(document) % foldCount,
        candidates: hits.map((hit) => ({
          values: signals.map((signal, at) => hit.signals[signal] / (itemAt(greatest, at) || 1)),
          isRight: relevant.includes(hit.passage.id),
        })),
      };
    });
}

const score = (weights: Weights, values: readonly number[]): number =>
  values.reduce((sum, value, at) => sum + value * itemAt(weights, at), 0);

/** Gradient ascent with momentum on the mean log probability of the right candidates. */
function fit(questions: readonly RankedQuestion[]): Weights {
  const useful = questions.filter(({ candidates }) => candidates.some(({ isRight }) => isRight));
  let weights = signals.map(() => 1);
  let velocity = signals.map(() => 0);
  for (let round = 0; round < rounds; round += 1) {
    const gradient = signals.map(() => 0);
    for (const { candidates } of useful) {
      const scores = candidates.map(({ values }) => score(weights, values));
      const greatest = Math.max(...scores);
      const odds = scores.map((value) => Math.exp(value - greatest));
      const total = odds.reduce((sum, value) => sum + value, 0);
      const right = candidates.reduce(
        (sum, { isRight }, at) => sum + (isRight ? itemAt(odds, at) : 0),
        0,
      );
      for (const [at, { values, isRight }] of candidates.entries()) {
        const odd = itemAt(odds, at);
        const pull = (isRight ? odd / right : 0) - odd / total;
        for (const [signal, value] of values.entries()) {
          gradient[signal] = itemAt(gradient, signal) + pull * value;
        }
      }
    }
    velocity = velocity.map(
      (value, at) => momentum * value + (learningRate * itemAt(gradient, at)) / useful.length,
    );
    weights = weights.map((weight, at) => weight + itemAt(velocity, at));
  }
  return weights;
}

/** MRR@10 of each set. */
function rank(
  questions: readonly RankedQuestion[],
  weightsOf: (fold: number) => Weights,
): number[] {
  return sets.map((set) => {
    const ofSet = questions.filter((question) => question.set === set);
    return mean(
      ofSet.map(({ fold, candidates }) => {
        const ranked = candidates
          .map(({ values, isRight }) => ({ score: score(weightsOf(fold), values), isRight }))
          .sort((a, b) => b.score - a.score)
          .map(({ isRight }, at) => (isRight ? 'right' : String(at)));
        return reciprocalRank(ranked, new Set(['right']), 10);
      }),
    );
  });
}

const folder = findEvaluationFolder(process.argv[2], itemAt(sets, 0));
const questions: RankedQuestion[] = [];
for (const set of sets) questions.push(...(await readQuestions(join(folder, set))));

const own = signals.map((signal) => signalWeights[signal]);
const perFold = Array.from({ length: foldCount }, (_, fold) =>
  fit(questions.filter((question) => question.fold !== fold)),
);
const together = fit(questions);
const renderRow = (name: string, figures: readonly number[]): string[] => [
  name,
  ...figures.map((figure) => figure.toFixed(4)),
];
const table = renderTable([
  ['weights', ...sets],
  renderRow(
    'in use',
    rank(questions, () => own),
  ),
  renderRow(
    'cross-validated',
    rank(questions, (fold) => itemAt(perFold, fold)),
  ),
  renderRow(
    'fitted on everything',
    rank(questions, () => together),
  ),
]);
/** Scaled to the sum of the weights in use, so that both can be compared. */
const scale = own.reduce((a, b) => a + b, 0) / together.reduce((a, b) => a + b, 0);
const fitted = signals
  .map((name, at) => `${name} ${(itemAt(together, at) * scale).toFixed(2)}`)
  .join(', ');
process.stdout.write(`${table}\n\nFitted on everything: ${fitted}.\n`);
