import type { BlockKind } from '../../document.js';
import { formatNumber, type NumberFormat } from '../lists/format-number.js';
import { beginsEntry } from './begins-entry.js';
import { type HtmlElement, isElement, readAttribute } from './html-tree.js';
import { readId } from './read-links.js';

/** What the text being read belongs to. */
export interface BlockContext {
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

/** The context inside a block element. */
export function enterBlock(element: HtmlElement, context: BlockContext): BlockContext {
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
