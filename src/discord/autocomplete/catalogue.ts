import type { Source } from '../../core/app.js';
import { autocompleteValueLength } from '../reply/discord-limits.js';
import type { Choice } from './build-choices.js';
import { documentChoiceValue } from './document-choice.js';
import { buildPrefixIndex } from './prefix-index.js';

/** What `/ask` can offer of the documents, put in order for typing. */
export interface Catalogue {
  /** The headings that have what was typed, each once. */
  headings(typed: string, limit: number): readonly string[];
  /** The documents whose title or path has it; two with the same title show their paths. */
  documents(typed: string, limit: number): readonly Choice[];
}

/** So many headings are offered at most, the first: 100,000 take some 50 MB. */
const mostHeadings = 100_000;

/** @param pause called often, so that building it holds nobody up. Default: it never pauses */
export async function buildCatalogue(
  sources: readonly Source[],
  pause?: () => Promise<void> | undefined,
): Promise<Catalogue> {
  const headings = await listHeadings(sources, pause);
  const titles = new Map<string, number>();
  for (const { title } of sources) titles.set(title, (titles.get(title) ?? 0) + 1);
  const names = sources.map(({ title, document }): Choice => ({
    name: titles.get(title) === 1 ? title : `${document} · ${title}`,
    value: documentChoiceValue(document),
  }));
  const byHeading = await buildPrefixIndex(headings, pause);
  const byDocument = await buildPrefixIndex(
    sources.map(({ title, document }) => `${title} ${document}`),
    pause,
  );
  const pick = <Entry>(entries: readonly Entry[], places: readonly number[]): readonly Entry[] =>
    places.flatMap((place) => entries.slice(place, place + 1));
  return {
    headings: (typed, limit) => pick(headings, byHeading.find(typed, limit)),
    documents: (typed, limit) => pick(names, byDocument.find(typed, limit)),
  };
}

/** A heading that is longer than a choice may be is a sentence, and no use as a question. */
async function listHeadings(
  sources: readonly Source[],
  pause: () => Promise<void> | undefined = () => undefined,
): Promise<readonly string[]> {
  const headings = new Set<string>();
  for (const source of sources) {
    await pause();
    for (const heading of source.headings) {
      if (headings.size === mostHeadings) return [...headings];
      if (heading.length <= autocompleteValueLength) headings.add(heading);
    }
  }
  return [...headings];
}
