import type { DocumentMetadata } from '../documents/document.js';
import type { Passage } from '../passages/passage.js';
import type { Citation } from './answer.js';

/** In code units: Discord shows no longer address on a button. */
const longestUrl = 512;

/**
 * Where a passage stands; what its document does not know is left out. The address leads to the page
 * or to the heading where it has room for that, and never has a second fragment.
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
  const whole = `${url}#${fragment}`;
  return whole.length <= longestUrl ? whole : url;
}

/** Also the characters that addresses allow and Discord's Markdown reads. */
function encodeAnchor(anchor: string): string {
  return encodeURIComponent(anchor.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /[!'()*~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
