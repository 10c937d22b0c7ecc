import { compareTexts } from '../compare-texts.js';

/**
 * How many postings one question may read. A term that occurs in a large share of the passages costs
 * most and says least, so candidates come from the rarer terms, and the exact score from the candidates.
 */
const postingBudget = 100_000;

/**
 * The rarest terms of a question, as many as the budget of postings allows, and at least one of those
 * that occur at all. The words of the question (weight 1) come before other forms of them.
 *
 * @param terms the weights of the terms
 * @param frequencyOf how many passages contain a term
 */
export function chooseRareTerms(
  terms: ReadonlyMap<string, number>,
  frequencyOf: (term: string) => number,
): (readonly [term: string, weight: number])[] {
  const known = [...terms].filter(([term]) => frequencyOf(term) > 0);
  known.sort(
    ([a, weightOfA], [b, weightOfB]) =>
      Number(weightOfB === 1) - Number(weightOfA === 1) ||
      frequencyOf(a) - frequencyOf(b) ||
      compareTexts(a, b),
  );
  let postings = 0;
  return known.filter(([term], at) => {
    postings += frequencyOf(term);
    return at === 0 || postings <= postingBudget;
  });
}
