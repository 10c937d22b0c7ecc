import { createYielder } from '../../create-yielder.js';
import { type Clock, systemClock, wait } from '../../platform/clock.js';
import { createMiniSearchIndex } from '../minisearch-index.js';
import { CorpusIndex } from './corpus-index.js';

/**
 * Words that have left the corpus stay in the index, because numbers refer to them. Above this share of
 * the words in use they are dropped, so that a snapshot is at most about a tenth larger than that of a
 * fresh index.
 */
const mostUnusedShare = 0.05;

export function isCompactionDue({ index: { lexicon } }: CorpusIndex): boolean {
  return lexicon.formCount - lexicon.formsInUse > lexicon.formsInUse * mostUnusedShare;
}

export interface CompactOptions {
  /** Ends the work; it is asked between steps. */
  readonly isCancelled: () => boolean;
  /** Is called with the new index at a moment when it equals the old one, unless the work was cancelled. */
  readonly take: (compacted: CorpusIndex) => void;
  /** Default: the clock of the machine. */
  readonly clock?: Clock;
}

/** In milliseconds: how long to wait for a change under way before looking again. */
const changePollMs = 5;

/**
 * Builds an equal index aside that has nothing which is no longer in use. The old index can be searched
 * and changed meanwhile: files that are changed are built again.
 */
export async function compactCorpus(
  current: CorpusIndex,
  { isCancelled, take, clock = systemClock }: CompactOptions,
): Promise<void> {
  const yieldIfDue = createYielder(clock);
  const next = new CorpusIndex(createMiniSearchIndex());
  const pending = new Set([...current.files.keys()].sort());
  const stopListening = current.onChange((path) => pending.add(path));
  try {
    let isMerged = false;
    for (;;) {
      if (isCancelled()) return;
      const [path] = pending;
      if (path !== undefined) {
        pending.delete(path);
        const file = current.files.get(path);
        if (file === undefined) await next.remove(path, yieldIfDue);
        else await next.put(path, current.passagesOf(path), file, yieldIfDue);
      } else if (current.isChanging) {
        await wait(changePollMs, clock);
      } else if (!isMerged) {
        isMerged = true;
        await next.index.merge(yieldIfDue);
      } else {
        next.setSynonyms(current.index.synonyms);
        next.calibration = current.calibration && {
          ...current.calibration,
          // As many changes ago as in the old index.
          changeCount: next.changeCount - current.changeCount + current.calibration.changeCount,
        };
        take(next);
        return;
      }
    }
  } finally {
    stopListening();
  }
}
