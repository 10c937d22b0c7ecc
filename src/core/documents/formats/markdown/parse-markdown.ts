import type { SyntaxNodeRef } from '@lezer/common';

import { ensure } from '../../../ensure.js';
import type { Block, BlockKind } from '../../document.js';
import { blockParser } from './lezer-parsers.js';
import { normalizeReference, readHeading, readTarget } from './read-heading.js';
import { refuseDeepNesting } from './refuse-deep-nesting.js';

export interface ParsedMarkdown {
  readonly blocks: readonly Block[];
  /** The YAML between the `---` lines at the very start. Default: there is none. */
  readonly frontMatter?: string;
}

/** In code units. A longer "heading" is a paragraph above a line of dashes. */
const longestHeading = 1_000;

const frontMatterPattern = /^---[ \t]*\n(?:([\s\S]*?)\n)?---[ \t]*(?:\n|$)/;
const headingName = /^(?:ATX|Setext)Heading([1-6])$/;

const blockKinds: Readonly<Record<string, BlockKind | undefined>> = {
  Paragraph: 'paragraph',
  Task: 'paragraph',
  HTMLBlock: 'paragraph',
  FencedCode: 'code',
  CodeBlock: 'code',
  TableHeader: 'table-row',
  TableRow: 'table-row',
};

/**
 * Parses GitHub's Markdown in linear time. The canonical text is the file's own text including markup,
 * so that offsets, line numbers and quotes are exact; only the labels of headings are free of markup.
 * Front matter, HTML without text, link definitions, thematic breaks and the delimiter rows of tables
 * are in no block.
 *
 * @throws NestingError
 */
export function parseMarkdown(text: string): ParsedMarkdown {
  const front = frontMatterPattern.exec(text);
  const offset = front?.[0].length ?? 0;
  const body = text.slice(offset);
  refuseDeepNesting(body);
  const blocks = readBlocks(body).map((block) => ({
    ...block,
    start: block.start + offset,
    end: block.end + offset,
  }));
  return front === null ? { blocks } : { blocks, frontMatter: front[1] ?? '' };
}

/** The quotes, list items and footnotes around a node. */
type Container = 'quote' | 'list-item' | 'paragraph';

const containers: Readonly<Record<string, Container | undefined>> = {
  Blockquote: 'quote',
  ListItem: 'list-item',
  FootnoteDefinition: 'paragraph',
};

function readBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  const headings: { readonly at: number; readonly source: string }[] = [];
  const definitions = new Set<string>();
  const around: Container[] = [];
  /** The target in a block without text, for a heading directly below it. */
  let target: string | undefined;
  const add = (kind: BlockKind, range: Range): void => {
    if (range.end <= range.start) return;
    blocks.push({ kind: kind === 'paragraph' ? (around.at(-1) ?? kind) : kind, ...range });
  };
  blockParser.parse(tidyDelimiterRows(text)).iterate({
    enter: (node) => {
      const container = containers[node.name];
      if (container !== undefined) {
        around.push(container);
        if (node.name === 'FootnoteDefinition') addDefinition(node, text, definitions);
        return true;
      }
      if (node.name === 'LinkReference') addDefinition(node, text, definitions);
      const level = headingName.exec(node.name)?.[1];
      const kind = blockKinds[node.name];
      const range = findRange(node, text);
      if (level !== undefined && range.end - range.start <= longestHeading) {
        headings.push({ at: blocks.length, source: text.slice(range.start, range.end) });
        blocks.push({
          kind: 'heading',
          ...range,
          level: Number(level),
          ...(target === undefined ? {} : { anchor: target }),
        });
        target = undefined;
      } else if (level !== undefined) add('paragraph', range);
      else if (kind !== undefined && hasText(text, range)) {
        add(kind, range);
        target = undefined;
      } else if (kind !== undefined) target = readTarget(text.slice(range.start, range.end));
      return kind === undefined && level === undefined;
    },
    leave: (node) => {
      if (containers[node.name] !== undefined) around.pop();
    },
  });
  // Labels come last, because a reference may be defined below the heading that uses it.
  for (const { at, source } of headings) {
    blocks[at] = { ...ensure(blocks[at], at), ...readHeading(source, definitions) };
  }
  return blocks.filter(({ kind, label }) => kind !== 'heading' || label !== '');
}

/**
 * Moves the last `|` of a table's delimiter row to the end of its line, because the library knows no
 * table whose delimiter row ends with white space. The row is in no block, and no offset changes.
 */
function tidyDelimiterRows(text: string): string {
  return text.replace(
    /^([ \t>]{0,100}\|?(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*:?-+:?[ \t]*)\|([ \t]+)$/gm,
    '$1$2|',
  );
}

/** Remembers what `[label]: …` defines. */
function addDefinition({ from, to }: SyntaxNodeRef, text: string, definitions: Set<string>): void {
  const label = /^\[[^\]]*\]/.exec(text.slice(from, to))?.[0];
  if (label !== undefined) definitions.add(normalizeReference(label));
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** The range of a block, without white space at its end and without the box of a task. */
function findRange({ name, from, to, node }: SyntaxNodeRef, text: string): Range {
  let start = name === 'Task' ? (node.getChild('TaskMarker')?.to ?? from) : from;
  let end = to;
  if (name === 'CodeBlock') start -= /\t$| {1,4}$/.exec(text.slice(0, start))?.[0].length ?? 0;
  else while (start < end && /\s/.test(text.charAt(start))) start += 1;
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1;
  return { start, end };
}

/** Whether a block shows anything. Only one that begins with an HTML tag may not. */
function hasText(text: string, { start, end }: Range): boolean {
  if (text.charAt(start) !== '<') return true;
  const html = text.slice(start, end);
  if (/^<(?:!--|script|style)/i.test(html)) return false;
  return /[\p{L}\p{N}]/u.test(html.replace(htmlTag, ''));
}

/** A tag, but not an address in angle brackets. */
const htmlTag = /<[!/?]?[a-z][\w-]*(?:[\s/][^>]*)?(?:>|$)/gi;
