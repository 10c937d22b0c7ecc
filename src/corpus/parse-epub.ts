import { posix } from 'node:path';

import type { Block } from './document.js';
import { type Archive, openArchive } from './office/open-archive.js';
import { readPackageMetadata } from './office/read-package-metadata.js';
import { readXml } from './office/read-xml.js';
import { withoutAnchors } from './office/without-anchors.js';
import { parseXhtml } from './parse-html.js';
import { type FileParser, ParseError, type ParsedFile } from './parsed-file.js';

/**
 * A book: its chapters in reading order, each read as a web page. What the reading order does not
 * have, or has as navigation, is left out; a book whose chapters are encrypted is refused.
 */
export const parseEpub: FileParser = async (bytes) => {
  const archive = await openArchive(bytes);
  const packagePath = findPackage(await readRequired(archive, 'META-INF/container.xml'));
  const opf = await readRequired(archive, packagePath);
  const chapters = listChapters(opf, packagePath);
  await refuseEncrypted(archive, chapters);
  const parsed: ParsedFile[] = [];
  for (const path of chapters) {
    const chapter = await archive.read(path);
    if (chapter !== undefined) parsed.push(await parseXhtml(chapter));
  }
  return { ...joinChapters(parsed), metadata: readPackageMetadata(opf) };
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

/** The paths of what is read one after the other. */
function listChapters(opf: Uint8Array, packagePath: string): string[] {
  const folder = posix.dirname(packagePath);
  const items = new Map<string, string>();
  const order: string[] = [];
  readXml(opf, {
    open: (name, attributes) => {
      const local = name.replace(/^.*:/, '');
      const { id = '', href = '', properties = '', idref = '', linear } = attributes;
      const isNavigation = properties.split(/\s+/).includes('nav');
      if (local === 'item' && !isNavigation) items.set(id, resolvePath(folder, href));
      if (local === 'itemref' && linear !== 'no') order.push(idref);
    },
  });
  const paths = order.map((id) => items.get(id)).filter((path) => path !== undefined);
  return [...new Set(paths)];
}

/** The name of an entry; a path that leads out of the book names no entry. */
function resolvePath(folder: string, href: string): string {
  const [path = ''] = href.split('#');
  try {
    return posix.join(folder, decodeURIComponent(path));
  } catch {
    return posix.join(folder, path);
  }
}

/** Fonts are often scrambled, and need not be read. */
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

/** One text of all, with an empty line between. */
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
