import { buildZip } from './build-zip.js';

export interface EpubContent {
  /** XHTML inside the `<body>` of each chapter, in reading order. */
  readonly chapters: readonly string[];
  /** Inside the package's `<metadata>`. Default: none. */
  readonly metadata?: string;
  /** Further parts; `undefined` leaves one of the usual parts out. */
  readonly parts?: Readonly<Record<string, string | Uint8Array | undefined>>;
}

const prolog = '<?xml version="1.0" encoding="UTF-8"?>';

/** A book, as small as it can be, with a page of navigation that is no chapter. */
export function buildEpub({ chapters, metadata = '', parts = {} }: EpubContent): Buffer {
  const items = chapters
    .map(
      (_, at) =>
        `<item id="c${at}" href="text/c%20${at}.xhtml" media-type="application/xhtml+xml"/>`,
    )
    .join('');
  const spine = chapters.map((_, at) => `<itemref idref="c${at}"/>`).join('');
  const texts = chapters.map((body, at): [string, string] => [
    `OEBPS/text/c ${at}.xhtml`,
    `${prolog}<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>${body}</body></html>`,
  ]);
  return buildZip({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': `${prolog}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`,
    'OEBPS/book.opf': `${prolog}<package version="3.0" xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">${metadata}</metadata><manifest><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>${items}</manifest><spine><itemref idref="nav"/>${spine}</spine></package>`,
    'OEBPS/nav.xhtml': `${prolog}<html xmlns="http://www.w3.org/1999/xhtml"><body><nav><ol><li>Inhalt</li></ol></nav></body></html>`,
    ...Object.fromEntries(texts),
    ...parts,
  });
}
