/**
 * Gives the page, from 1, of an offset into the text; logarithmic in the number of pages.
 *
 * @param starts where each page begins; a page without text begins where the next does. Without any,
 *   there are no pages.
 */
export function createPageTable(
  starts: readonly number[] = [],
): (offset: number) => number | undefined {
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? Infinity) <= offset) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? undefined : low;
  };
}
