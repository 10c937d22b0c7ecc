import type { DocumentMetadata } from '../corpus/document.js';
import type { Passage } from '../passages/passage.js';
import type { Citation } from './answer.js';

/** Where a passage stands; what its document does not know is left out. */
export function buildCitation(passage: Passage, document: DocumentMetadata = {}): Citation {
  const { url, source, date } = document;
  return {
    document: passage.document,
    title: passage.title,
    headings: passage.headings,
    lines: passage.lines,
    ...(passage.page === undefined ? {} : { page: passage.page }),
    ...(url === undefined ? {} : { url }),
    ...(source === undefined ? {} : { source }),
    ...(date === undefined ? {} : { date }),
  };
}
