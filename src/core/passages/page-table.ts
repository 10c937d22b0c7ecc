/**
 * Creates a function that returns the page, from 1, of an offset into the text, in logarithmic time, or
 * `undefined` for a document without pages.
 *
 * @param starts the offset at which each page begins; a page without text begins where the next does.
 *   Default: no pages
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
