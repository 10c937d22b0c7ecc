import { strToU8, zipSync } from 'fflate';
import mammoth from 'mammoth';

import { type Archive, openArchive } from '../archive/open-archive.js';
import { numberStyle, prepareWordPart } from './prepare-word-part.js';
import { readPackageMetadata } from '../archive/read-package-metadata.js';
import { readWordNumbering } from './read-word-numbering.js';
import { withoutAnchors } from '../archive/without-anchors.js';
import { parseHtmlText } from '../html/parse-html.js';
import { type FileParser, ParseError } from '../parsed-file.js';

/** The parts that hold text and structure. Pictures, macros and embedded files are in others. */
const textPart = /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:_rels\/)?[^/]+\.(?:xml|rels))$/;

/** Added to mammoth's own map: the title is a heading, and a table of contents is dropped. */
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
 * Parses a Word document: headings by style, paragraphs, lists with the numbers that Word would show,
 * and tables. Footnotes and endnotes come at the end. Pictures, comments, deleted and hidden text are
 * left out, macros and embedded files are not unpacked, and nothing it refers to is fetched.
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

/** Repacks only the parts that have been checked, so that mammoth cannot read anything else. */
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
