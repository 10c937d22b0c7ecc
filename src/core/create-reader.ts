import { buildCitation } from './answer/build-citation.js';
import type { OutlineEntry, PassageView } from './app.js';
import type { CorpusIndex } from './indexing/update/corpus-index.js';
import type { Passage } from './passages/passage.js';

/** Reads on from a passage, and lists what a document has. */
export interface Reader {
  passage(id: string): PassageView | undefined;
  outline(document: string): readonly OutlineEntry[];
}

/** Reads in an edition as it is at the time of asking. */
export function createReader(edition: CorpusIndex): Reader {
  const passagesOf = (path: string): Passage[] => edition.passagesOf(path);
  return {
    passage(id) {
      const passage = edition.index.get(id);
      if (passage === undefined) return undefined;
      const ids = edition.passageIdsOf(passage.document);
      const at = ids.indexOf(id);
      const previous = ids[at - 1];
      const next = ids[at + 1];
      const source = edition.files.get(passage.document)?.source;
      return {
        passage,
        citation: buildCitation(passage, source),
        ...(previous === undefined ? {} : { previous }),
        ...(next === undefined ? {} : { next }),
        section: findSection(passagesOf(passage.document), at).map((neighbour) => neighbour.id),
      };
    },
    outline(document) {
      const list = passagesOf(document);
      return list
        .filter((passage, at) => at === 0 || !haveSameHeadings(passage, list[at - 1]))
        .map(({ headings, id }) => ({ headings, passage: id }));
    },
  };
}

/** The passages around one that stand under the same headings. */
function findSection(list: readonly Passage[], at: number): Passage[] {
  const passage = list[at];
  if (passage === undefined) return [];
  let first = at;
  while (first > 0 && haveSameHeadings(passage, list[first - 1])) first -= 1;
  let end = at + 1;
  while (end < list.length && haveSameHeadings(passage, list[end])) end += 1;
  return list.slice(first, end);
}

function haveSameHeadings(passage: Passage, other: Passage | undefined): boolean {
  return passage.headings.join('\0') === other?.headings.join('\0');
}
