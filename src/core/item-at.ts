/**
 * The item of an array or a typed array at an index that must exist. Use it where a missing item
 * means a bug, instead of a silent default.
 *
 * @throws RangeError when the index is out of bounds; the message has the index and the length
 */
export function itemAt<T>(items: ArrayLike<T>, index: number): T {
  const item = items[index];
  if (item === undefined) {
    throw new RangeError(`no item at index ${index}, the length is ${items.length}`);
  }
  return item;
}
