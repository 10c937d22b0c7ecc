import type { DocumentMetadata } from '../../document.js';
import { isBorrowedTitle } from '../is-borrowed-title.js';
import { keepUsable } from '../../read-metadata.js';
import { readXml } from './read-xml.js';

/**
 * What a part with Dublin Core's elements says about its document, as Word, OpenDocument and EPUB have
 * one: the first of each, `dc:title`, `dc:language`, `dc:publisher`, and the day of `dc:date`, of the
 * last change or of the making.
 */
export function readPackageMetadata(part: Uint8Array | undefined): DocumentMetadata {
  if (part === undefined) return {};
  const values = readElements(part);
  const say = (...names: readonly string[]): string | undefined =>
    names.map((name) => values.get(name)).find((value) => value !== undefined);
  const title = say('dc:title') ?? '';
  return keepUsable({
    title: isBorrowedTitle(title) ? undefined : title,
    source: say('dc:publisher'),
    language: say('dc:language')?.toLowerCase().split(/[-_]/)[0],
    date: readDay(say('dc:date', 'dcterms:modified', 'dcterms:created', 'meta:creation-date')),
  });
}

/** The text of each element that holds nothing else, on one line; of equal names the first. */
function readElements(part: Uint8Array): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  let text = '';
  readXml(part, {
    open: () => (text = ''),
    text: (piece) => (text += piece),
    close: (name) => {
      const line = text.replace(/\s+/g, ' ').trim().normalize('NFC');
      if (line !== '' && !values.has(name)) values.set(name, line);
      text = '';
    },
  });
  return values;
}

function readDay(text: string | undefined): string | undefined {
  return /^\d{4}(?:-\d\d(?:-\d\d(?=$|T))?)?(?=$|T)/.exec(text ?? '')?.[0];
}
