/**
 * `itemAt` for hot loops: one function for each kind of array, because a function that reads several
 * kinds is not optimized for any of them.
 */

/** @throws RangeError when the index is out of bounds */
export function numberAt(list: readonly number[], index: number): number {
  return list[index] ?? fail(list.length, index);
}

/** @throws RangeError when the index is out of bounds */
export function uint8At(column: Uint8Array, index: number): number {
  return column[index] ?? fail(column.length, index);
}

/** @throws RangeError when the index is out of bounds */
export function uint16At(column: Uint16Array, index: number): number {
  return column[index] ?? fail(column.length, index);
}

/** @throws RangeError when the index is out of bounds */
export function uint32At(column: Uint32Array, index: number): number {
  return column[index] ?? fail(column.length, index);
}

/** @throws RangeError when the index is out of bounds */
export function int8At(column: Int8Array, index: number): number {
  return column[index] ?? fail(column.length, index);
}

/** @throws RangeError when the index is out of bounds */
export function float32At(column: Float32Array, index: number): number {
  return column[index] ?? fail(column.length, index);
}

/** @throws RangeError when the index is out of bounds */
export function float64At(column: Float64Array, index: number): number {
  return column[index] ?? fail(column.length, index);
}

function fail(length: number, index: number): never {
  throw new RangeError(`no number at index ${index}, the length is ${length}`);
}
