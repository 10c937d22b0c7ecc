import { openArchive } from '../archive/open-archive.js';
import { readPackageMetadata } from '../archive/read-package-metadata.js';
import { readXml } from '../archive/read-xml.js';
import { renderOdtHtml } from './render-odt-html.js';
import { withoutAnchors } from '../archive/without-anchors.js';
import { parseHtmlText } from '../html/parse-html.js';
import { type FileParser, ParseError } from '../parsed-file.js';

/**
 * Parses an OpenDocument text (LibreOffice): headings by outline level, paragraphs, lists with the
 * numbers that LibreOffice would show, and tables. Notes come at the end. Comments, deleted and hidden
 * text, indexes and pictures are left out.
 */
export const parseOdt: FileParser = async (bytes) => {
  const archive = await openArchive(bytes);
  const manifest = await archive.read('META-INF/manifest.xml');
  if (manifest !== undefined && isEncrypted(manifest)) {
    throw new ParseError('encrypted', 'with a password');
  }
  const content = await archive.read('content.xml');
  if (content === undefined) throw new ParseError('broken', 'no content.xml in it');
  const { text, blocks } = parseHtmlText(renderOdtHtml(content, await archive.read('styles.xml')));
  const metadata = readPackageMetadata(await archive.read('meta.xml'));
  return { text, blocks: withoutAnchors(blocks), metadata };
};

/** Whether the manifest has encryption data for any part. */
function isEncrypted(manifest: Uint8Array): boolean {
  let encrypted = false;
  readXml(manifest, {
    open: (name) => {
      if (name === 'manifest:encryption-data') encrypted = true;
    },
  });
  return encrypted;
}
