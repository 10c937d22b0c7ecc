import type { Block, BlockKind } from '../../document.js';
import { collapseSpace } from './collapse-space.js';
import { formatNumber, type NumberFormat } from '../lists/format-number.js';
import { type BlockWriter, createBlockWriter } from '../create-block-writer.js';
import {
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  isElement,
  readAttribute,
  readText,
} from './html-tree.js';
import { beginsEntry } from './begins-entry.js';
import { isContentsList, isContentsTitle } from './is-contents-list.js';
import { isChrome, isInvisible } from './is-left-out.js';
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

/** What the text being read belongs to. */
interface Context {
  readonly kind: BlockKind;
  readonly inContent: boolean;
  /** Level of the enclosing heading. Default: the text is in no heading. */
  readonly level?: number;
  /** Inside a list item: the marker before its first block. */
  readonly item?: { marker: string };
  /** The outermost enclosing list. */
  readonly list?: object;
  /** The numbers of the items in the nearest list, if it is numbered. */
  readonly numbers?: ReadonlyMap<HtmlElement, string> | undefined;
  /** The id of the enclosing heading, which takes precedence over ids inside it. */
  readonly ownId?: string | undefined;
  /** Set at the term of a glossary entry: a passage begins there. */
  readonly startsPassage?: boolean;
}

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
  const flush = (context: Context): void => {
    const text = collapseSpace(lines);
    lines = [''];
    if (text === '') return;
    write(writer, text, context, anchor);
    anchor = undefined;
  };
  const breakLine = (context: Context): void => {
    const blank = lines.at(-1)?.trim() === '';
    if (blank && lines.length > 1) flush(context);
    else if (!blank) lines.push('');
  };

  const isLeftOut = (element: HtmlElement, context: Context): boolean =>
    isInvisible(element) ||
    (withoutChrome && (isContentsList(element) || isContentsTitle(element))) ||
    (withoutChrome &&
      isChrome(element, {
        inContent: context.inContent,
        inHeading: context.level !== undefined,
      }));

  const visitAll = (nodes: readonly HtmlNode[], context: Context): void => {
    for (const node of nodes) visit(node, context);
  };

  const visit = (node: HtmlNode, context: Context): void => {
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
    const inside = enter(node, context);
    if (preformatted.has(tagName)) {
      write(writer, readPreformatted(node), inside, anchor);
    } else if (tagName === 'table' && isDataTable(node)) {
      writeTable(node, inside);
    } else {
      visitAll(node.childNodes, inside);
      flush(inside);
    }
  };

  const writeTable = (table: HtmlElement, context: Context): void => {
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
  const readCell = (cell: HtmlElement, context: Context): string => {
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

  const start: Context = { kind: 'paragraph', inContent };
  visitAll(root.childNodes, start);
  flush(start);
  return { ...writer.finish(), ...(time === undefined ? {} : { time }) };
}

/** The context inside a block element. */
function enter(element: HtmlElement, context: Context): Context {
  const { tagName } = element;
  const level = readLevel(element);
  if (level !== undefined) return { ...context, kind: 'heading', level, ownId: readId(element) };
  switch (tagName) {
    case 'blockquote':
      return { ...context, kind: 'quote' };
    case 'pre':
    case 'listing':
    case 'xmp':
    case 'plaintext':
      return { ...context, kind: 'code' };
    case 'ul':
    case 'ol':
    case 'menu':
    case 'dir':
      return { ...context, list: context.list ?? element, numbers: numberItems(element) };
    case 'li': {
      const marker = context.numbers?.get(element) ?? '- ';
      return { ...context, kind: 'list-item', item: { marker } };
    }
    case 'main':
    case 'article':
      return { ...context, inContent: true };
    case 'dt':
      return { ...context, startsPassage: beginsEntry(element) };
    default:
      return context.startsPassage === true ? { ...context, startsPassage: false } : context;
  }
}

function readLevel(element: HtmlElement): number | undefined {
  const { tagName } = element;
  if (/^h[1-6]$/.test(tagName)) return Number(tagName[1]);
  if (readAttribute(element, 'role')?.toLowerCase() !== 'heading') return undefined;
  const level = Number(readAttribute(element, 'aria-level'));
  return Number.isInteger(level) && level >= 1 && level <= 6 ? level : 2;
}

/** The number before each item; `undefined` if the list does not count upwards. */
function numberItems(list: HtmlElement): ReadonlyMap<HtmlElement, string> | undefined {
  const type = readAttribute(list, 'type') ?? '1';
  const reversed = readAttribute(list, 'reversed') !== undefined;
  if (list.tagName !== 'ol' || !isItemType(type) || reversed) return undefined;
  const numbers = new Map<HtmlElement, string>();
  let next = readCount(list, 'start') ?? 1;
  for (const child of list.childNodes) {
    if (!isElement(child) || child.tagName !== 'li') continue;
    next = readCount(child, 'value') ?? next;
    numbers.set(child, `${formatNumber(next, type)}. `);
    next += 1;
  }
  return numbers;
}

function isItemType(type: string): type is NumberFormat {
  return /^[1aAiI]$/.test(type);
}

function readCount(element: HtmlElement, name: string): number | undefined {
  const text = readAttribute(element, name)?.trim() ?? '';
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

function write(
  writer: BlockWriter,
  text: string,
  { kind, level, item, list, startsPassage }: Context,
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

/** The lines unchanged, without empty lines before and white space after them. */
function readPreformatted(element: HtmlElement): string {
  const pieces: string[] = [];
  const look = (nodes: readonly HtmlNode[]): void => {
    for (const node of nodes) {
      if (node.nodeName === '#text' && 'value' in node) pieces.push(node.value);
      else if (isElement(node) && node.tagName === 'br') pieces.push('\n');
      else if (isElement(node) && !isInvisible(node)) look(node.childNodes);
    }
  };
  look(element.childNodes);
  return pieces
    .join('')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
}

function readId(element: HtmlElement): string | undefined {
  const id = readAttribute(element, 'id');
  if (id !== undefined && id !== '') return id;
  const name = element.tagName === 'a' ? readAttribute(element, 'name') : undefined;
  return name === '' ? undefined : name;
}

/** Whether an element is a permalink, or the link from a footnote back to its reference. */
function isPermalink(element: HtmlElement): boolean {
  if (element.tagName !== 'a' || readAttribute(element, 'href')?.startsWith('#') !== true) {
    return false;
  }
  const text = element.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
  const empty = text.trim() === '';
  return !element.childNodes.some(isElement) && !empty && /^(?:[\s#¶§🔗⚓↑↩]|\ufe0e)*$/u.test(text);
}

/** Whether an element is the superscript number of a note, which is not part of the word before it. */
function isNoteMark(element: HtmlElement): boolean {
  if (element.tagName !== 'a' || readAttribute(element, 'href')?.startsWith('#') !== true) {
    return false;
  }
  const { parentNode: parent, childNodes } = element;
  const isRaised = (node: HtmlNode | HtmlParent | null): boolean =>
    node !== null && isElement(node) && node.tagName === 'sup';
  return (
    (isRaised(parent) || childNodes.some(isRaised)) && /^\s*\d{1,3}\s*$/.test(readText(element))
  );
}

function decodeFragment(href: string): string | undefined {
  try {
    return decodeURIComponent(href.slice(1));
  } catch {
    return undefined;
  }
}
