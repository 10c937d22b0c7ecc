import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toString } from 'mdast-util-to-string';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';

import { cutMarkdown } from './cut-markdown.js';
import type { Block, BlockKind } from '../../document.js';
import { refuseDeepNesting } from './refuse-deep-nesting.js';

export interface ParsedMarkdown {
  readonly blocks: readonly Block[];
  /** The YAML between the `---` lines at the very start, where there is any. */
  readonly frontMatter?: string;
}

/**
 * The structure of GitHub's Markdown. Canonical text is the file's own text, markup included, so that
 * offsets, lines and quotes are exact; a heading's label is free of markup. Front matter, HTML without
 * text, definitions, thematic breaks and a table's delimiter row are in no block.
 *
 * @throws NestingError
 */
export function parseMarkdown(text: string): ParsedMarkdown {
  refuseDeepNesting(text);
  const { starts, definitions } = cutMarkdown(text);
  const blocks: Block[] = [];
  let frontMatter: string | undefined;
  starts.forEach((start, at) => {
    const piece = text.slice(start, starts[at + 1]);
    // Before the piece, since its last fence may be open; but front matter is first in its file.
    const before = at === 0 || definitions === '' ? '' : `${definitions}\n\n`;
    const after = at === 0 && starts.length > 1 ? `\n\n${definitions}` : '';
    const tree = parseTree(before + piece + after);
    const first = tree.children[0];
    if (at === 0 && first?.type === 'yaml') frontMatter = first.value;
    const found: Block[] = [];
    collectBlocks(tree, found);
    for (const block of found) {
      const from = block.start - before.length;
      if (from < 0 || from >= piece.length) continue;
      blocks.push({ ...block, start: start + from, end: start + block.end - before.length });
    }
  });
  return frontMatter === undefined ? { blocks } : { blocks, frontMatter };
}

function parseTree(text: string): Root {
  return fromMarkdown(text, {
    extensions: [gfm(), frontmatter(['yaml'])],
    mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown(['yaml'])],
  });
}

const blockKinds: Readonly<Partial<Record<Nodes['type'], BlockKind>>> = {
  paragraph: 'paragraph',
  html: 'paragraph',
  code: 'code',
  tableRow: 'table-row',
};

function collectBlocks(node: Nodes | Root, blocks: Block[], container?: BlockKind): void {
  const range = rangeOf(node);
  if (node.type === 'heading') {
    const { label, anchor } = readHeading(toString(node));
    if (label === '') return;
    const leading = anchor === undefined ? {} : { anchor };
    blocks.push({ kind: 'heading', ...range, level: node.depth, label, ...leading });
    return;
  }
  if (node.type === 'html' && !hasText(node.value)) return;
  const kind = blockKinds[node.type];
  if (kind !== undefined) {
    if (range.end > range.start) {
      blocks.push({ kind: kind === 'paragraph' ? (container ?? kind) : kind, ...range });
    }
    return;
  }
  if (!('children' in node)) return;
  const inside =
    node.type === 'listItem' ? 'list-item' : node.type === 'blockquote' ? 'quote' : container;
  for (const child of node.children) collectBlocks(child, blocks, inside);
}

/** What a reader sees of a heading, without tags, and the `{#anchor}` that some programs read. */
function readHeading(text: string): { label: string; anchor?: string } {
  const seen = text
    .replace(/<\/?[a-z][^<>]*>/giu, '')
    .replace(/\s+/g, ' ')
    .trim();
  const [whole, anchor] = /\s*\{#([^\s{}]+)[^{}]*\}$/u.exec(seen) ?? [];
  if (whole === undefined || anchor === undefined) return { label: seen };
  return { label: seen.slice(0, -whole.length), anchor };
}

/** Whether a reader of an HTML block sees a word of it. */
function hasText(html: string): boolean {
  if (/^<(?:!--|script|style)/i.test(html)) return false;
  return /[\p{L}\p{N}]/u.test(html.replace(/<[^>]*(?:>|$)/g, ''));
}

function rangeOf(node: Nodes): { start: number; end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}
