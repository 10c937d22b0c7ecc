import type { Source } from '../../core/app.js';
import { autocompleteValueLength } from '../reply/discord-limits.js';
import type { Choice } from './build-choices.js';
import { documentChoiceValue } from './document-choice.js';
import { buildPrefixIndex } from './prefix-index.js';

/** The headings and documents that `/ask` can suggest, indexed by the beginnings of their words. */
export interface Catalogue {
  /** The distinct headings that match what was typed. */
  headings(typed: string, limit: number): readonly string[];
  /** The documents whose title or path matches. Documents with the same title show their paths. */
  documents(typed: string, limit: number): readonly Choice[];
}

/** Only the first headings are indexed; 100,000 of them take about 50 MB. */
const mostHeadings = 100_000;

/** @param yieldIfDue called often to give the event loop a turn. Default: never yields */
export async function buildCatalogue(
  sources: readonly Source[],
  yieldIfDue?: () => Promise<void> | undefined,
): Promise<Catalogue> {
  const headings = await listHeadings(sources, yieldIfDue);
  const titles = new Map<string, number>();
  for (const { title } of sources) titles.set(title, (titles.get(title) ?? 0) + 1);
  const names = sources.map(({ title, document }): Choice => ({
    name: titles.get(title) === 1 ? title : `${document} · ${title}`,
    value: documentChoiceValue(document),
  }));
  const byHeading = await buildPrefixIndex(headings, yieldIfDue);
  const byDocument = await buildPrefixIndex(
    sources.map(({ title, document }) => `${title} ${document}`),
    yieldIfDue,
  );
  const pick = <Entry>(entries: readonly Entry[], ordinals: readonly number[]): readonly Entry[] =>
    ordinals.flatMap((ordinal) => entries.slice(ordinal, ordinal + 1));
  return {
    headings: (typed, limit) => pick(headings, byHeading.find(typed, limit)),
    documents: (typed, limit) => pick(names, byDocument.find(typed, limit)),
  };
}

/** Lists the distinct headings. One that is longer than a choice may be is left out. */
async function listHeadings(
  sources: readonly Source[],
  yieldIfDue: () => Promise<void> | undefined = () => undefined,
): Promise<readonly string[]> {
  const headings = new Set<string>();
  for (const source of sources) {
    await yieldIfDue();
    for (const heading of source.headings) {
      if (headings.size === mostHeadings) return [...headings];
      if (heading.length <= autocompleteValueLength) headings.add(heading);
    }
  }
  return [...headings];
}
