import type { SyntaxNode } from '@lezer/common';
import { decodeHTMLStrict } from 'entities';

import { headingParser } from './lezer-parsers.js';

/** What a heading says, and the anchor that it declares. */
export interface Heading {
  /** The text as a reader sees it, without markup and on one line; empty if there is none. */
  readonly label: string;
  /** From `{#anchor}` at the end, or from `<a id="anchor">`. Default: the heading has none. */
  readonly anchor?: string;
}

/** Nodes that are markup and show nothing to a reader. */
const invisible: ReadonlySet<string> = new Set([
  'CodeMark',
  'Comment',
  'EmphasisMark',
  'HeaderMark',
  'HTMLTag',
  'LinkMark',
  'ProcessingInstruction',
  'QuoteMark',
  'StrikethroughMark',
]);

/**
 * Reads a heading from its source, such as `## **Auftrag** {#auftrag}`.
 *
 * @param definitions the references that the document defines, as of `normalizeReference`. Only these
 *   make a link or a footnote of `[text]`; any other is shown as it is written
 */
export function readHeading(source: string, definitions: ReadonlySet<string>): Heading {
  const root = headingParser.parse(source).topNode.firstChild;
  const shown = root === null ? source : renderChildren(root, source, definitions);
  const seen = shown.replace(/\s+/g, ' ').trim();
  const [whole, anchor] = /\s*\{#([^\s{}]+)[^{}]*\}$/u.exec(seen) ?? [];
  if (whole !== undefined && anchor !== undefined) {
    return { label: seen.slice(0, -whole.length), anchor };
  }
  const target = readTarget(source);
  return target === undefined ? { label: seen } : { label: seen, anchor: target };
}

/** The id of the first `<a id="…">` or `<a name="…">`; `undefined` if there is none. */
export function readTarget(source: string): string | undefined {
  return /<a\s+(?:id|name)\s*=\s*["']([^\s"']{1,256})["']/i.exec(source)?.[1];
}

/** Normalizes a reference for comparison: ignores case and repeated white space. */
export function normalizeReference(reference: string): string {
  return reference.replace(/\s+/g, ' ').toLowerCase();
}

/** @param end the offset at which to stop. Default: the end of the node */
function renderChildren(
  node: SyntaxNode,
  source: string,
  definitions: ReadonlySet<string>,
  end = node.to,
): string {
  let text = '';
  let at = node.from;
  for (let child = node.firstChild; child !== null && child.to <= end; child = child.nextSibling) {
    text += source.slice(at, child.from) + render(child, source, definitions);
    at = child.to;
  }
  return text + source.slice(at, end);
}

function render(node: SyntaxNode, source: string, definitions: ReadonlySet<string>): string {
  if (invisible.has(node.name)) return '';
  const written = source.slice(node.from, node.to);
  switch (node.name) {
    case 'Escape':
      return written.slice(1);
    case 'Entity':
      return decodeHTMLStrict(written);
    case 'Link':
    case 'Image':
      return renderLink(node, source, definitions);
    default:
      return renderChildren(node, source, definitions);
  }
}

/** The text of a link or the description of an image. */
function renderLink(node: SyntaxNode, source: string, definitions: ReadonlySet<string>): string {
  const close = node.getChildren('LinkMark').find(({ from }) => source.startsWith(']', from));
  if (close === undefined) return source.slice(node.from, node.to);
  const open = source.indexOf('[', node.from);
  const label = node.getChild('LinkLabel');
  const named = label !== null && label.to - label.from > '[]'.length;
  const reference = named ? source.slice(label.from, label.to) : source.slice(open, close.to);
  const isInline = source.startsWith('(', close.to);
  if (!isInline && !definitions.has(normalizeReference(reference))) {
    return source.slice(node.from, node.to);
  }
  if (!isInline && reference.startsWith('[^')) return '';
  return renderChildren(node, source, definitions, close.to);
}
