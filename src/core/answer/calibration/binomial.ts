/**
 * The probability of at most `successes` among `trials` independent trials, each with the given
 * probability of success.
 *
 * @param probability above 0 and below 1
 */
export function computeBinomialCdf(successes: number, trials: number, probability: number): number {
  // In logarithms, since single terms may be smaller than the smallest number.
  const odds = Math.log(probability) - Math.log1p(-probability);
  let logTerm = trials * Math.log1p(-probability);
  let sum = 0;
  for (let count = 0; count <= Math.min(successes, trials); count += 1) {
    sum += Math.exp(logTerm);
    logTerm += Math.log(trials - count) - Math.log(count + 1) + odds;
  }
  return Math.min(1, sum);
}

/**
 * The one-sided upper bound of Clopper and Pearson (1934) on a probability of which `successes` of
 * `trials` were observed. 1 without trials, or when every trial was a success.
 *
 * @param confidence how often the bound holds, above 0 and below 1
 */
export function computeUpperBound(successes: number, trials: number, confidence: number): number {
  if (successes >= trials) return 1;
  let [low, high] = [successes / trials, 1];
  for (let step = 0; step < bisectionSteps; step += 1) {
    const middle = (low + high) / 2;
    if (computeBinomialCdf(successes, trials, middle) > 1 - confidence) low = middle;
    else high = middle;
  }
  return high;
}

/** Each step halves the interval: 40 steps leave less than 1e-12 of it. */
const bisectionSteps = 40;
