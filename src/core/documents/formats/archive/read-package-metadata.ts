import type { DocumentMetadata } from '../../document.js';
import { isBorrowedTitle } from '../is-borrowed-title.js';
import { keepUsable } from '../../read-metadata.js';
import { readXml } from './read-xml.js';

/**
 * Reads title, language and publisher from Dublin Core elements, which Word, OpenDocument and EPUB files
 * contain. The first element of each name counts.
 *
 * @param dateElement the element with the date of the content. Default: the date is unknown. Office
 *   files only store when the file was created and saved, which says nothing about the content
 */
export function readPackageMetadata(
  part: Uint8Array | undefined,
  dateElement?: string,
): DocumentMetadata {
  if (part === undefined) return {};
  const values = readElements(part);
  const say = (...names: readonly string[]): string | undefined =>
    names.map((name) => values.get(name)).find((value) => value !== undefined);
  const title = say('dc:title') ?? '';
  return keepUsable({
    title: isBorrowedTitle(title) ? undefined : title,
    source: say('dc:publisher'),
    language: say('dc:language')?.toLowerCase().split(/[-_]/)[0],
    date: dateElement === undefined ? undefined : readDay(say(dateElement)),
  });
}

/** The text of each element without child elements, on one line. Of several with one name, the first. */
function readElements(part: Uint8Array): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  let text = '';
  let isOfFile = false;
  readXml(part, {
    open: (_, attributes) => {
      text = '';
      // EPUB 2 marks a date of the file rather than of the book so.
      isOfFile = /^(?:creation|modification|conversion)$/.test(attributes['opf:event'] ?? '');
    },
    text: (piece) => (text += piece),
    close: (name) => {
      const line = text.replace(/\s+/g, ' ').trim().normalize('NFC');
      if (line !== '' && !isOfFile && !values.has(name)) values.set(name, line);
      text = '';
      isOfFile = false;
    },
  });
  return values;
}

function readDay(text: string | undefined): string | undefined {
  return /^\d{4}(?:-\d\d(?:-\d\d(?=$|T))?)?(?=$|T)/.exec(text ?? '')?.[0];
}
