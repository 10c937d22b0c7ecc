/** A vector in one byte per dimension; times `scale`, the values approximate the original ones. */
export interface QuantizedVector {
  readonly values: Int8Array;
  readonly scale: number;
}

const largestValue = 127;

/**
 * Rounds a vector to 8 bits, with one scale for the whole vector. All values and the scale are 0 for a
 * vector of zeros.
 *
 * @throws RangeError when a value is not finite
 */
export function quantizeVector(vector: Float32Array): QuantizedVector {
  let largest = 0;
  for (const value of vector) {
    if (!Number.isFinite(value)) throw new RangeError(`a vector contains ${value}`);
    largest = Math.max(largest, Math.abs(value));
  }
  const scale = largest / largestValue;
  const values = new Int8Array(vector.length);
  if (scale > 0) for (const [at, value] of vector.entries()) values[at] = Math.round(value / scale);
  return { values, scale };
}
