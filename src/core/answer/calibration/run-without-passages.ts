import type { PassageIndex } from '../../indexing/passage-index.js';
import { itemAt } from '../../item-at.js';

/**
 * Runs something as if some passages of one document were not in the index, and returns its result. The
 * index is changed while `run` runs and restored afterwards, so `run` must be synchronous. Average
 * lengths stay as they are. Ids that the index does not have are ignored.
 */
export function runWithoutPassages<T>(
  index: PassageIndex,
  ids: ReadonlySet<string>,
  run: (index: PassageIndex) => T,
): T {
  const hidden = countHidden(index, ids);
  const { stemFrequency, gramFrequency } = index.lexicon;
  addCounts(stemFrequency, hidden.stems, -1);
  addCounts(gramFrequency, hidden.grams, -1);
  try {
    return run(createView(index, ids, hidden));
  } finally {
    addCounts(stemFrequency, hidden.stems, 1);
    addCounts(gramFrequency, hidden.grams, 1);
  }
}

type Counts = ReadonlyMap<number, number>;

interface Hidden {
  /** How many of the passages are in the index. */
  readonly passages: number;
  /** Documents of which no passage is left. */
  readonly documents: ReadonlySet<string>;
  /** In how many of the hidden passages each stem and each gram occurs. */
  readonly stems: Counts;
  readonly grams: Counts;
}

function countHidden(index: PassageIndex, ids: ReadonlySet<string>): Hidden {
  const { lexicon } = index;
  const stems = new Map<number, number>();
  const grams = new Map<number, number>();
  const touched = new Map<string, number>();
  let passages = 0;
  for (const id of ids) {
    const candidate = index.candidate(id);
    if (candidate === undefined) continue;
    const { passage, profile } = candidate;
    passages += 1;
    touched.set(passage.document, (touched.get(passage.document) ?? 0) + 1);
    const ownStems = new Set<number>();
    const ownGrams = new Set<number>();
    for (const word of new Set([...profile.words, ...profile.heading])) {
      const stem = lexicon.stemOf(word);
      if (stem === undefined) continue;
      ownStems.add(stem);
      const end = itemAt(lexicon.gramStarts, word + 1);
      for (let at = itemAt(lexicon.gramStarts, word); at < end; at += 1) {
        ownGrams.add(itemAt(lexicon.grams, at));
      }
    }
    for (const stem of ownStems) stems.set(stem, (stems.get(stem) ?? 0) + 1);
    for (const gram of ownGrams) grams.set(gram, (grams.get(gram) ?? 0) + 1);
  }
  const documents = new Set(
    [...touched]
      .filter(([document, count]) => index.passageIdsOf(document).size === count)
      .map(([document]) => document),
  );
  return { passages, documents, stems, grams };
}

function addCounts(frequencies: number[], counts: Counts, sign: 1 | -1): void {
  for (const [at, count] of counts) frequencies[at] = itemAt(frequencies, at) + sign * count;
}

function createView(index: PassageIndex, ids: ReadonlySet<string>, hidden: Hidden): PassageIndex {
  const { statistics } = index;
  const overrides: Partial<PassageIndex> = {
    statistics: {
      ...statistics,
      passages: statistics.passages - hidden.passages,
      documents: statistics.documents - hidden.documents.size,
    },
    findCandidates: (terms, options) =>
      index
        .findCandidates(terms, { ...options, limit: options.limit + hidden.passages })
        .filter(({ passage }) => !ids.has(passage.id))
        .slice(0, options.limit),
    candidate: (id) => (ids.has(id) ? undefined : index.candidate(id)),
    document: (path) => (hidden.documents.has(path) ? undefined : index.document(path)),
    documentFrequency: (stem) => {
      const gone = [...hidden.documents].filter(
        (path) => (index.document(path)?.frequencyOf(stem) ?? 0) > 0,
      );
      return index.documentFrequency(stem) - gone.length;
    },
  };
  return new Proxy(index, {
    get(target, name) {
      const value: unknown = Object.hasOwn(overrides, name)
        ? Reflect.get(overrides, name)
        : Reflect.get(target, name, target);
      // Methods keep their own `this`, since private fields do not pass through a proxy.
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
