import type { App } from '../../src/core/app.js';
import { type Evidence, hasEvidence, type RankingQuestion } from './ranking-set.js';

/** How one question went. */
export interface JudgedQuestion {
  readonly question: RankingQuestion;
  /** Rank of the first right passage among the candidates, from 1; `undefined` where none is right. */
  readonly rank: number | undefined;
  /** The first quote is right, and its marked sentence has the words. */
  readonly isMarked: boolean;
  readonly isFound: boolean;
  /** As it should be: found with the right passage first, or refused where nothing answers. */
  readonly isRight: boolean;
}

/** Asks the core one question and compares what it says with what is expected. */
export async function judgeQuestion(app: App, question: RankingQuestion): Promise<JudgedQuestion> {
  const { status, quotes } = await app.ask(question.ask);
  const isFound = status === 'found';
  const { answer } = question;
  if (answer === 'none') {
    return { question, rank: undefined, isMarked: false, isFound, isRight: !isFound };
  }
  const rank = await findRank(app, question.ask, answer);
  const [first] = quotes;
  const isMarked =
    first !== undefined && hasEvidence(answer, first.citation.document, first.answer.text);
  return { question, rank, isMarked, isFound, isRight: isFound && rank === 1 };
}

/**
 * Rank of the first candidate that has the words, from 1, whatever the confidence; `undefined` where
 * none of the candidates has them.
 */
export async function findRank(
  app: App,
  question: string,
  expected: Evidence,
): Promise<number | undefined> {
  const { candidates } = await app.explain(question);
  for (const [at, { passage, document }] of candidates.entries()) {
    const view = await app.passage(passage);
    if (view !== undefined && hasEvidence(expected, document, view.passage.text)) return at + 1;
  }
  return undefined;
}

/** One line for a report: what was asked, and what went wrong. */
export function describeJudged({ question, rank, isFound, isMarked }: JudgedQuestion): string {
  const { kind, ask, answer } = question;
  const parts =
    answer === 'none'
      ? [isFound ? 'answered, though no document does' : 'refused']
      : [`rank ${rank ?? 'none'}`, isFound ? 'found' : 'refused', ...(isMarked ? ['marked'] : [])];
  return `${kind}: ${ask} (${parts.join(', ')})`;
}
