/**
 * The mean of the token vectors that the mask keeps, scaled to length 1: how e5 models make one vector of
 * a text (Wang et al. 2024, "Multilingual E5 Text Embeddings"). All 0 when nothing is kept.
 *
 * @param tokens the vectors of the tokens, one after the other
 * @param mask 1 for a token of the text, 0 for padding
 * @throws RangeError when the tokens do not fit the mask
 */
export function poolTokens(tokens: Float32Array, mask: readonly number[]): Float32Array {
  const dimensions = tokens.length / mask.length;
  if (!Number.isInteger(dimensions) || dimensions === 0) {
    throw new RangeError(`${tokens.length} numbers are no vectors of ${mask.length} tokens`);
  }
  const sum = new Float64Array(dimensions);
  for (const [token, isKept] of mask.entries()) {
    if (isKept === 0) continue;
    const vector = tokens.subarray(token * dimensions, (token + 1) * dimensions);
    for (const [at, value] of vector.entries()) sum[at] = (sum[at] ?? 0) + value;
  }
  const length = Math.hypot(...sum);
  return Float32Array.from(sum, (value) => (length === 0 ? 0 : value / length));
}
