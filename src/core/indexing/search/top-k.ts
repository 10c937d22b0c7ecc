import { float64At, numberAt } from '../../number-at.js';

/**
 * The indexes of the greatest scores, best first. Keeps a heap of the best so far with the worst of
 * them on top, so that an index that does not get in costs one comparison.
 *
 * @param indexes which of `scores` to consider, in any order
 * @param limit the most indexes to return
 * @param compareTies orders two indexes of equal score; negative if the first is better
 */
export function takeTopK(
  indexes: readonly number[],
  scores: Float64Array,
  limit: number,
  compareTies: (a: number, b: number) => number,
): number[] {
  if (limit <= 0) return [];
  const heap: number[] = [];
  const isWorse = (a: number, b: number): boolean => {
    const difference = float64At(scores, a) - float64At(scores, b);
    return difference === 0 ? compareTies(a, b) > 0 : difference < 0;
  };
  const swap = (a: number, b: number): void => {
    const index = numberAt(heap, a);
    heap[a] = numberAt(heap, b);
    heap[b] = index;
  };
  const sink = (): void => {
    for (let slot = 0; ;) {
      let worst = slot;
      for (const child of [2 * slot + 1, 2 * slot + 2]) {
        if (child < heap.length && isWorse(numberAt(heap, child), numberAt(heap, worst)))
          worst = child;
      }
      if (worst === slot) return;
      swap(slot, worst);
      slot = worst;
    }
  };
  for (const index of indexes) {
    if (heap.length === limit) {
      if (!isWorse(numberAt(heap, 0), index)) continue;
      heap[0] = index;
      sink();
      continue;
    }
    heap.push(index);
    for (let slot = heap.length - 1; slot > 0;) {
      const parent = (slot - 1) >> 1;
      if (!isWorse(numberAt(heap, slot), numberAt(heap, parent))) break;
      swap(slot, parent);
      slot = parent;
    }
  }
  return heap.sort((a, b) => (isWorse(a, b) ? 1 : -1));
}
