import { buildCitation } from './answer/build-citation.js';
import type {
  CitedPassage,
  OutlineEntry,
  PassageView,
  SectionOptions,
  SectionPage,
} from './app.js';
import type { CorpusIndex } from './indexing/update/corpus-index.js';
import { itemAt } from './item-at.js';
import type { Passage } from './passages/passage.js';

/** Reads the documents of an index passage by passage. */
export interface Reader {
  passage(id: string): PassageView | undefined;
  section(id: string, page: number, options?: SectionOptions): SectionPage | undefined;
  outline(document: string): readonly OutlineEntry[];
}

/** A page of a section is a message or a screen; more passages than this are not read at once. */
const passagesPerPage = 12;

/** Reads from the index in the state it has when a method is called. */
export function createReader(corpus: CorpusIndex): Reader {
  const cite = (passage: Passage): CitedPassage => ({
    passage,
    citation: buildCitation(passage, corpus.files.get(passage.document)?.source),
  });
  return {
    passage(id) {
      const passage = corpus.index.get(id);
      if (passage === undefined) return undefined;
      const all = corpus.passagesOf(passage.document);
      const at = all.findIndex((other) => other.id === id);
      const previous = all[at - 1]?.id;
      const next = all[at + 1]?.id;
      return {
        ...cite(passage),
        ...(previous === undefined ? {} : { previous }),
        ...(next === undefined ? {} : { next }),
        sectionSize: findSection(all, at).length,
      };
    },
    section(id, page, { characters = Infinity } = {}) {
      const passage = corpus.index.get(id);
      if (passage === undefined) return undefined;
      const all = corpus.passagesOf(passage.document);
      const section = findSection(
        all,
        all.findIndex((other) => other.id === id),
      );
      const starts = findPageStarts(section, characters);
      const shown = Math.min(Math.max(0, Math.trunc(page)), starts.length - 1);
      const start = itemAt(starts, shown);
      return {
        passages: section.slice(start, starts[shown + 1]).map(cite),
        start,
        total: section.length,
        page: shown,
        pages: starts.length,
      };
    },
    outline(document) {
      const all = corpus.passagesOf(document);
      return all
        .filter((passage, at) => at === 0 || !haveSameHeadings(passage, itemAt(all, at - 1)))
        .map(({ headings, id }) => ({ headings, passage: id }));
    },
  };
}

/** The passages around the one at `at` that have the same heading path, itself included. */
function findSection(all: readonly Passage[], at: number): Passage[] {
  const passage = itemAt(all, at);
  const isInSection = (index: number): boolean => {
    const other = all[index];
    return other !== undefined && haveSameHeadings(passage, other);
  };
  let first = at;
  while (isInSection(first - 1)) first -= 1;
  let end = at + 1;
  while (isInSection(end)) end += 1;
  return all.slice(first, end);
}

/** At which passage each page begins; the first is 0. */
function findPageStarts(section: readonly Passage[], characters: number): number[] {
  const starts = [0];
  let start = 0;
  let length = 0;
  for (const [at, { text }] of section.entries()) {
    length += text.length;
    if (at === start || (at - start < passagesPerPage && length <= characters)) continue;
    starts.push(at);
    start = at;
    length = text.length;
  }
  return starts;
}

function haveSameHeadings(passage: Passage, other: Passage): boolean {
  return passage.headings.join('\0') === other.headings.join('\0');
}
