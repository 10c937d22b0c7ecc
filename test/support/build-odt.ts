import { buildZip, escapeXml } from './build-zip.js';

export interface OdtContent {
  /** OpenDocument's XML inside `office:text`. */
  readonly body: string;
  /** Inside `office:automatic-styles`. Default: none. */
  readonly styles?: string;
  /** Inside `office:meta`. Default: none. */
  readonly meta?: string;
  /** Further parts; `undefined` leaves one of the usual parts out. */
  readonly parts?: Readonly<Record<string, string | Uint8Array | undefined>>;
}

const oasis = 'urn:oasis:names:tc:opendocument:xmlns';
const namespaces = [
  ...['office', 'text', 'table', 'style', 'meta', 'manifest'].map(
    (name) => `xmlns:${name}="${oasis}:${name}:1.0"`,
  ),
  `xmlns:draw="${oasis}:drawing:1.0"`,
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:xlink="http://www.w3.org/1999/xlink"',
].join(' ');
const prolog = '<?xml version="1.0" encoding="UTF-8"?>';

/** A text of OpenDocument, as small as it can be. */
export function buildOdt({ body, styles = '', meta = '', parts = {} }: OdtContent): Buffer {
  return buildZip({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'META-INF/manifest.xml': `${prolog}<manifest:manifest ${namespaces}><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`,
    'content.xml': `${prolog}<office:document-content ${namespaces}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    'meta.xml': `${prolog}<office:document-meta ${namespaces}><office:meta>${meta}</office:meta></office:document-meta>`,
    ...parts,
  });
}

export const odtParagraph = (text: string): string => `<text:p>${escapeXml(text)}</text:p>`;

export const odtHeading = (level: number, text: string): string =>
  `<text:h text:outline-level="${level}">${escapeXml(text)}</text:h>`;
