import { buildCitation } from './answer/build-citation.js';
import type { OutlineEntry, PassageView } from './app.js';
import type { DocumentMetadata } from './corpus/document.js';
import type { Passage } from './passages/passage.js';

/** Reads on from a passage, and lists what a document has. */
export interface Reader {
  passage(id: string): PassageView | undefined;
  outline(document: string): readonly OutlineEntry[];
}

interface Place {
  readonly passage: Passage;
  readonly at: number;
}

/** @param passages those of one document in the order of the text */
export function createReader(
  passages: Iterable<Passage>,
  documents: ReadonlyMap<string, DocumentMetadata>,
): Reader {
  const byDocument = new Map<string, Passage[]>();
  const places = new Map<string, Place>();
  for (const passage of passages) {
    const list = byDocument.get(passage.document) ?? [];
    byDocument.set(passage.document, list);
    places.set(passage.id, { passage, at: list.length });
    list.push(passage);
  }
  return {
    passage(id) {
      const place = places.get(id);
      if (place === undefined) return undefined;
      const { passage, at } = place;
      const list = byDocument.get(passage.document) ?? [];
      const previous = list[at - 1]?.id;
      const next = list[at + 1]?.id;
      return {
        passage,
        citation: buildCitation(passage, documents.get(passage.document)),
        ...(previous === undefined ? {} : { previous }),
        ...(next === undefined ? {} : { next }),
        section: findSection(list, at).map((neighbour) => neighbour.id),
      };
    },
    outline(document) {
      const list = byDocument.get(document) ?? [];
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
