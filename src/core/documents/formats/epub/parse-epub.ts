import { posix } from 'node:path';

import type { Block } from '../../document.js';
import { type Archive, openArchive } from '../archive/open-archive.js';
import { readPackageMetadata } from '../archive/read-package-metadata.js';
import { readXml } from '../archive/read-xml.js';
import { withoutAnchors } from '../archive/without-anchors.js';
import { parseXhtml } from '../html/parse-html.js';
import { type FileParser, ParseError, type ParsedFile } from '../parsed-file.js';

/**
 * Parses a book: its chapters in reading order, each as a web page. Parts that are not in the reading
 * order, and navigation and tables of contents in it, are left out. A book with encrypted chapters is
 * refused.
 */
export const parseEpub: FileParser = async (bytes) => {
  const archive = await openArchive(bytes);
  const packagePath = findPackage(await readRequired(archive, 'META-INF/container.xml'));
  const opf = await readRequired(archive, packagePath);
  const { chapters, contents } = listChapters(opf, packagePath);
  await refuseEncrypted(archive, chapters);
  const parsed: ParsedFile[] = [];
  for (const path of chapters) {
    const bytes = await archive.read(path);
    const chapter = bytes === undefined ? undefined : await parseXhtml(bytes);
    if (chapter === undefined || (contents.has(path) && hasEntriesOnly(chapter))) continue;
    parsed.push(chapter);
  }
  return { ...joinChapters(parsed), metadata: readPackageMetadata(opf, 'dc:date') };
};

async function readRequired(archive: Archive, name: string): Promise<Buffer> {
  const part = await archive.read(name);
  if (part === undefined) throw new ParseError('broken', `no ${name} in it`);
  return part;
}

/** The path of the first package document. */
function findPackage(container: Uint8Array): string {
  let path = '';
  readXml(container, {
    open: (name, attributes) => {
      if (/(?:^|:)rootfile$/.test(name) && path === '') path = attributes['full-path'] ?? '';
    },
  });
  return path;
}

/** In code units. A longer block is no entry of a table of contents. */
const longestEntry = 160;

function hasEntriesOnly({ blocks }: ParsedFile): boolean {
  return blocks.every(({ start, end }) => end - start <= longestEntry);
}

/** The paths of the chapters in reading order, and of those declared to be a table of contents. */
function listChapters(
  opf: Uint8Array,
  packagePath: string,
): { chapters: string[]; contents: ReadonlySet<string> } {
  const folder = posix.dirname(packagePath);
  const items = new Map<string, string>();
  const order: string[] = [];
  const contents = new Set<string>();
  readXml(opf, {
    open: (name, attributes) => {
      const local = name.replace(/^.*:/, '');
      const { id = '', href = '', properties = '', idref = '', linear, type } = attributes;
      const isNavigation = properties.split(/\s+/).includes('nav');
      if (local === 'item' && !isNavigation) items.set(id, resolvePath(folder, href));
      if (local === 'itemref' && linear !== 'no') order.push(idref);
      if (local === 'reference' && type === 'toc') contents.add(resolvePath(folder, href));
    },
  });
  const paths = order.map((id) => items.get(id)).filter((path) => path !== undefined);
  return { chapters: [...new Set(paths)], contents };
}

/** Resolves a link to the name of an archive entry. A path that leads out of the book matches none. */
function resolvePath(folder: string, href: string): string {
  const [path = ''] = href.split('#');
  try {
    return posix.join(folder, decodeURIComponent(path));
  } catch {
    return posix.join(folder, path);
  }
}

/** Refuses encrypted chapters. Encrypted fonts are common and do no harm, since they are not read. */
async function refuseEncrypted(archive: Archive, chapters: readonly string[]): Promise<void> {
  const encryption = await archive.read('META-INF/encryption.xml');
  if (encryption === undefined) return;
  const encrypted = new Set<string>();
  readXml(encryption, {
    open: (name, { URI: address = '' }) => {
      if (/(?:^|:)CipherReference$/.test(name)) encrypted.add(resolvePath('', address));
    },
  });
  const chapter = chapters.find((path) => encrypted.has(path));
  if (chapter !== undefined) throw new ParseError('encrypted', chapter);
}

/** Joins the chapters into one text with an empty line between them. */
function joinChapters(chapters: readonly ParsedFile[]): Pick<ParsedFile, 'text' | 'blocks'> {
  const texts: string[] = [];
  const blocks: Block[] = [];
  let offset = 0;
  for (const chapter of chapters) {
    if (chapter.text === '') continue;
    for (const block of withoutAnchors(chapter.blocks)) {
      blocks.push({ ...block, start: block.start + offset, end: block.end + offset });
    }
    texts.push(chapter.text);
    offset += chapter.text.length + 2;
  }
  return { text: texts.join('\n\n'), blocks };
}
