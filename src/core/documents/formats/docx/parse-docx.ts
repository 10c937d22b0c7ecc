import { strToU8, zipSync } from 'fflate';
import mammoth from 'mammoth';

import { type Archive, openArchive } from '../archive/open-archive.js';
import { numberStyle, prepareWordPart } from './prepare-word-part.js';
import { readPackageMetadata } from '../archive/read-package-metadata.js';
import { readWordNumbering } from './read-word-numbering.js';
import { withoutAnchors } from '../archive/without-anchors.js';
import { parseHtmlText } from '../html/parse-html.js';
import { type FileParser, ParseError } from '../parsed-file.js';

/** What holds a document's text and its structure; not its pictures, macros and embedded files. */
const textPart = /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:_rels\/)?[^/]+\.(?:xml|rels))$/;

/** Beside mammoth's own: the title is a heading; a table of contents says nothing of its own. */
const styleMap = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Block Text'] => blockquote > p:fresh",
  "p[style-name^='toc '] => !",
  `r.${numberStyle} => list-marker`,
];

/**
 * A Word document: headings by their styles, paragraphs, lists with the numbers that Word counts, tables; footnotes and endnotes stand
 * at the end. Pictures, comments, deleted and hidden text are left out, macros and embedded files are not
 * unpacked, and nothing that it refers to is fetched.
 */
export const parseDocx: FileParser = async (bytes) => {
  const archive = await openArchive(bytes);
  const { text, blocks } = parseHtmlText(await convertToHtml(await keepTextParts(archive)));
  return {
    text,
    blocks: withoutAnchors(blocks),
    metadata: readPackageMetadata(await archive.read('docProps/core.xml')),
  };
};

/** A package of its own of what has been looked at, so that nobody reads anything else. */
async function keepTextParts(archive: Archive): Promise<Buffer> {
  const found = new Map<string, Uint8Array>();
  for (const name of archive.names) {
    const part = textPart.test(name) ? await archive.read(name) : undefined;
    if (part !== undefined) found.set(name, part);
  }
  const startNumbering = readWordNumbering(
    found.get('word/numbering.xml'),
    found.get('word/styles.xml'),
  );
  const parts: Record<string, Uint8Array> = {};
  for (const [name, part] of found) {
    parts[name] = strToU8(prepareWordPart(part, startNumbering()));
  }
  return Buffer.from(zipSync(parts, { level: 0 }));
}

async function convertToHtml(buffer: Buffer): Promise<string> {
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer },
      {
        styleMap,
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
      },
    );
    return value;
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    throw new ParseError('broken', `not a Word document: ${reason}`, { cause: error });
  }
}
