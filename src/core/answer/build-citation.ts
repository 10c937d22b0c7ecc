import type { DocumentMetadata } from '../documents/document.js';
import type { Passage } from '../passages/passage.js';
import type { Citation } from './answer.js';

/**
 * Builds the citation of a passage; metadata that the document does not have is left out. The URL points
 * to the page or to the heading; a URL that has a fragment already keeps it.
 */
export function buildCitation(passage: Passage, document: DocumentMetadata = {}): Citation {
  const { url, source, date } = document;
  return {
    document: passage.document,
    title: passage.title,
    headings: passage.headings,
    lines: passage.lines,
    ...(passage.page === undefined ? {} : { page: passage.page }),
    ...(url === undefined ? {} : { url: addFragment(url, passage) }),
    ...(source === undefined ? {} : { source }),
    ...(date === undefined ? {} : { date }),
  };
}

function addFragment(url: string, { page, anchor }: Passage): string {
  if (url.includes('#')) return url;
  const fragment = page !== undefined ? `page=${page}` : anchor && encodeAnchor(anchor);
  if (fragment === undefined || fragment === '') return url;
  return `${url}#${fragment}`;
}

/** Percent-encodes, besides what URLs require, the characters that Markdown would interpret. */
function encodeAnchor(anchor: string): string {
  return encodeURIComponent(anchor.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /[!'()*~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
