import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toString } from 'mdast-util-to-string';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';

import type { Block, BlockKind } from './document.js';

export interface ParsedMarkdown {
  readonly blocks: readonly Block[];
  /** The YAML between the `---` lines at the very start, where there is any. */
  readonly frontMatter?: string;
}

/** Deeper quotes and lists nobody writes; the parser's stack and time grow with every level. */
const deepestNesting = 50;

/** Thrown for Markdown that would take the parser too long or too deep. */
export class NestingError extends Error {
  override readonly name = 'NestingError';
}

/**
 * The structure of GitHub's Markdown. Canonical text is the file's own text, markup included, so that
 * offsets, lines and quotes are exact; a heading's label is free of markup. Front matter, HTML,
 * definitions, thematic breaks and a table's delimiter row are in no block.
 *
 * @throws NestingError
 */
export function parseMarkdown(text: string): ParsedMarkdown {
  refuseDeepNesting(text);
  const tree = fromMarkdown(text, {
    extensions: [gfm(), frontmatter(['yaml'])],
    mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown(['yaml'])],
  });
  const blocks: Block[] = [];
  collectBlocks(tree, blocks);
  const first = tree.children[0];
  return first?.type === 'yaml' ? { blocks, frontMatter: first.value } : { blocks };
}

/** Container markers at the start of a line, as many as open a level each. */
const containerMarkers = /^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])(?=[ \t>]|$)){1,}/;

function refuseDeepNesting(text: string): void {
  for (const line of text.split('\n')) {
    const markers = containerMarkers.exec(line)?.[0].match(/[>*+-]|\d+[.)]/g)?.length ?? 0;
    const indent = /^\s*/.exec(line)?.[0].length ?? 0;
    const brackets = line.length > 1000 ? (line.match(/\[/g)?.length ?? 0) : 0;
    if (markers > deepestNesting || indent > 4 * deepestNesting || brackets > 20 * deepestNesting) {
      throw new NestingError(`more than ${deepestNesting} levels`);
    }
  }
}

const blockKinds: Readonly<Partial<Record<Nodes['type'], BlockKind>>> = {
  paragraph: 'paragraph',
  code: 'code',
  tableRow: 'table-row',
};

function collectBlocks(node: Nodes | Root, blocks: Block[], container?: BlockKind): void {
  const range = rangeOf(node);
  if (node.type === 'heading') {
    const label = toString(node).replace(/\s+/g, ' ').trim();
    if (label !== '') blocks.push({ kind: 'heading', ...range, level: node.depth, label });
    return;
  }
  const kind = blockKinds[node.type];
  if (kind !== undefined) {
    if (range.end > range.start) blocks.push({ kind: container ?? kind, ...range });
    return;
  }
  if (!('children' in node)) return;
  const inside =
    node.type === 'listItem' ? 'list-item' : node.type === 'blockquote' ? 'quote' : container;
  for (const child of node.children) collectBlocks(child, blocks, inside);
}

function rangeOf(node: Nodes): { start: number; end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}
