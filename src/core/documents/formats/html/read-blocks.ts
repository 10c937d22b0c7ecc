import type { Block } from '../../document.js';
import { type BlockWriter, createBlockWriter } from '../create-block-writer.js';
import { type BlockContext, enterBlock } from './block-context.js';
import { collapseSpace } from './collapse-space.js';
import {
  type HtmlElement,
  type HtmlNode,
  isElement,
  readAttribute,
  readText,
} from './html-tree.js';
import { isContentsList, isContentsTitle } from './is-contents-list.js';
import { isChrome, isInvisible } from './is-left-out.js';
import { decodeFragment, isNoteMark, isPermalink, readId } from './read-links.js';
import { readPreformatted } from './read-preformatted.js';
import { isDataTable, listRows } from './read-table.js';

export interface ReadBlocksOptions {
  /** Whether page furniture is left out. What a reader does not see is always left out. */
  readonly withoutChrome: boolean;
  /** Whether the root is the page's own text, so that nothing inside it is a banner or footer of the page. */
  readonly inContent: boolean;
}

export interface HtmlBlocks {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** The value of the first `<time datetime>`, if it is at the top of the text. */
  readonly time?: string;
}

/** In code units: a page states its own date within this distance from its top. */
const topOfPage = 600;

const blockElements: ReadonlySet<string> = new Set(
  `address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
   figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing
   main menu nav ol p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp`
    .trim()
    .split(/\s+/),
);
const preformatted: ReadonlySet<string> = new Set(['pre', 'listing', 'xmp', 'plaintext']);

/**
 * Reads the text of an element block by block, as a browser without styles would show it. White space
 * is collapsed, a line break stays, and two of them end a paragraph. A table row is one block with its
 * cells separated by ` | `. A list item is preceded by its marker.
 */
export function readBlocks(
  root: HtmlElement,
  { withoutChrome, inContent }: ReadBlocksOptions,
): HtmlBlocks {
  const writer = createBlockWriter();
  let lines: string[] = [''];
  /** The nearest id before the text that follows. */
  let anchor: string | undefined;
  let time: string | undefined;

  const put = (text: string): void => {
    lines.push((lines.pop() ?? '') + text);
  };
  const flush = (context: BlockContext): void => {
    const text = collapseSpace(lines);
    lines = [''];
    if (text === '') return;
    write(writer, text, context, anchor);
    anchor = undefined;
  };
  const breakLine = (context: BlockContext): void => {
    const blank = lines.at(-1)?.trim() === '';
    if (blank && lines.length > 1) flush(context);
    else if (!blank) lines.push('');
  };

  const isLeftOut = (element: HtmlElement, context: BlockContext): boolean =>
    isInvisible(element) ||
    (withoutChrome && (isContentsList(element) || isContentsTitle(element))) ||
    (withoutChrome &&
      isChrome(element, {
        inContent: context.inContent,
        inHeading: context.level !== undefined,
      }));

  const visitAll = (nodes: readonly HtmlNode[], context: BlockContext): void => {
    for (const node of nodes) visit(node, context);
  };

  const visit = (node: HtmlNode, context: BlockContext): void => {
    if (node.nodeName === '#text' && 'value' in node) {
      put(node.value);
      return;
    }
    if (!isElement(node) || isLeftOut(node, context)) return;
    const { tagName } = node;
    if (isPermalink(node)) {
      const leadsHere = context.level !== undefined && context.ownId === undefined;
      if (leadsHere) anchor = decodeFragment(readAttribute(node, 'href') ?? '') ?? anchor;
      return;
    }
    if (tagName === 'time' && time === undefined && writer.length() < topOfPage) {
      time = readAttribute(node, 'datetime');
    }
    if (tagName === 'br') {
      breakLine(context);
      return;
    }
    if (tagName === 'list-marker' && context.kind === 'list-item' && context.item !== undefined) {
      const marker = readText(node).trim();
      context.item.marker = marker === '' ? '' : `${marker} `;
      return;
    }
    if (!blockElements.has(tagName)) {
      anchor = context.ownId ?? readId(node) ?? anchor;
      if (isNoteMark(node)) put(`[${readText(node).trim()}]`);
      else visitAll(node.childNodes, context);
      return;
    }
    flush(context);
    anchor = readId(node) ?? anchor;
    const inside = enterBlock(node, context);
    if (preformatted.has(tagName)) {
      write(writer, readPreformatted(node), inside, anchor);
    } else if (tagName === 'table' && isDataTable(node)) {
      writeTable(node, inside);
    } else {
      visitAll(node.childNodes, inside);
      flush(inside);
    }
  };

  const writeTable = (table: HtmlElement, context: BlockContext): void => {
    for (const row of listRows(table)) {
      if (row.kind === 'caption') {
        visitAll(row.element.childNodes, { ...context, kind: 'paragraph' });
        flush({ ...context, kind: 'paragraph' });
        continue;
      }
      const cells = row.cells.map((cell) => readCell(cell, context));
      const text = cells.join(' | ').replace(/(?: \| *)+$/, '');
      const visible = cells.some((cell) => cell !== '');
      if (visible) {
        writer.write({ kind: 'table-row', text, opening: '| ', closing: ' |', group: table });
      }
    }
    anchor = undefined;
  };

  /** The blocks and lines of a cell joined into one line. */
  const readCell = (cell: HtmlElement, context: BlockContext): string => {
    const pieces: string[] = [];
    const look = (nodes: readonly HtmlNode[]): void => {
      for (const node of nodes) {
        if (node.nodeName === '#text' && 'value' in node) pieces.push(node.value);
        else if (isElement(node) && !isLeftOut(node, context)) {
          const apart = node.tagName === 'br' || blockElements.has(node.tagName) ? ' ' : '';
          pieces.push(apart);
          look(node.childNodes);
          pieces.push(apart);
        }
      }
    };
    look(cell.childNodes);
    return collapseSpace([pieces.join('')]);
  };

  const start: BlockContext = { kind: 'paragraph', inContent };
  visitAll(root.childNodes, start);
  flush(start);
  return { ...writer.finish(), ...(time === undefined ? {} : { time }) };
}

function write(
  writer: BlockWriter,
  text: string,
  { kind, level, item, list, startsPassage }: BlockContext,
  anchor: string | undefined,
): void {
  const opening = kind === 'list-item' ? (item?.marker ?? '') : '';
  if (item !== undefined) item.marker = '';
  writer.write({
    kind,
    text,
    opening,
    ...(kind === 'heading' ? {} : { group: list }),
    ...(startsPassage === true ? { startsPassage } : {}),
    ...(level === undefined ? {} : { level }),
    ...(anchor === undefined ? {} : { anchor }),
  });
}
