/**
 * The places of the greatest scores, best first; of equal scores, in the order of `compareTies`. A
 * heap of the best so far, the worst of them on top: what does not beat it costs one comparison.
 *
 * @param places which of `scores` to look at, in any order
 * @param limit how many at most
 */
export function takeTopK(
  places: readonly number[],
  scores: ArrayLike<number>,
  limit: number,
  compareTies: (a: number, b: number) => number,
): number[] {
  if (limit <= 0) return [];
  const heap: number[] = [];
  const isWorse = (a: number, b: number): boolean => {
    const difference = (scores[a] ?? 0) - (scores[b] ?? 0);
    return difference === 0 ? compareTies(a, b) > 0 : difference < 0;
  };
  const at = (slot: number): number => heap[slot] ?? 0;
  const swap = (a: number, b: number): void => {
    const place = at(a);
    heap[a] = at(b);
    heap[b] = place;
  };
  const sink = (): void => {
    for (let slot = 0; ;) {
      let worst = slot;
      for (const child of [2 * slot + 1, 2 * slot + 2]) {
        if (child < heap.length && isWorse(at(child), at(worst))) worst = child;
      }
      if (worst === slot) return;
      swap(slot, worst);
      slot = worst;
    }
  };
  for (const place of places) {
    if (heap.length === limit) {
      if (!isWorse(at(0), place)) continue;
      heap[0] = place;
      sink();
      continue;
    }
    heap.push(place);
    for (let slot = heap.length - 1; slot > 0;) {
      const parent = (slot - 1) >> 1;
      if (!isWorse(at(slot), at(parent))) break;
      swap(slot, parent);
      slot = parent;
    }
  }
  return heap.sort((a, b) => (isWorse(a, b) ? 1 : -1));
}
