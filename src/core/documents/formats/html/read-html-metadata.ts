import type { Block, DocumentMetadata } from '../../document.js';
import { isBorrowedTitle } from '../is-borrowed-title.js';
import { keepUsable } from '../../read-metadata.js';
import {
  findElement,
  type HtmlDocument,
  readAttribute,
  readText,
  walkElements,
} from './html-tree.js';

/** What the text of a page adds to the metadata in its head. */
export interface PageText {
  readonly blocks: readonly Block[];
  /** The value of the first `<time>` at the top of the text. Default: there is none. */
  readonly time?: string;
}

/** In code units. A longer address cannot be shown in a citation. */
const longestUrl = 512;
/** Separators between the title of a page and the name of its site. */
const titleSeparator = /\s+[|–—·:»›/-]\s+/u;

/**
 * Reads title, site, URL, date and language from the head of a page. If the head repeats the first
 * heading together with the name of the site, the heading alone is the title.
 */
export function readHtmlMetadata(tree: HtmlDocument, { blocks, time }: PageText): DocumentMetadata {
  const head = readHead(tree);
  const say = (...names: readonly string[]): string | undefined =>
    names.map((name) => head.meta.get(name)).find((value) => value !== undefined);
  const source = say('og:site_name', 'dc.publisher', 'dcterms.publisher', 'publisher', 'author');
  const heading = blocks.find(({ kind }) => kind === 'heading')?.label;
  const dates = [
    say('article:published_time', 'datepublished', 'date', 'dc.date', 'dcterms.date'),
    say('dcterms.issued', 'article:modified_time'),
    time,
  ];
  return keepUsable({
    title: chooseTitle([say('og:title'), head.title, say('dc.title')], heading, source),
    source,
    url: [head.canonical, say('og:url')].map(readAddress).find((url) => url !== undefined),
    date: dates.map(readDate).find((date) => date !== undefined),
    language: readLanguage(head.language ?? say('content-language', 'dc.language')),
  });
}

interface Head {
  readonly title?: string;
  readonly canonical?: string;
  readonly language?: string;
  /** Keyed by lower-case name; the first of each name. */
  readonly meta: ReadonlyMap<string, string>;
}

function readHead(tree: HtmlDocument): Head {
  const meta = new Map<string, string>();
  const found: { title?: string; canonical?: string; language?: string } = {};
  const root = findElement(tree, ({ tagName }) => tagName === 'html');
  const language = root && (readAttribute(root, 'lang') ?? readAttribute(root, 'xml:lang'));
  if (language !== undefined) found.language = language;
  // Without a proper head, its elements end up in the body.
  for (const element of walkElements(tree, ({ tagName }) => tagName !== 'svg')) {
    if (element.tagName === 'title') found.title ??= toLine(readText(element));
    if (
      element.tagName === 'link' &&
      readAttribute(element, 'rel')?.toLowerCase() === 'canonical'
    ) {
      found.canonical ??= readAttribute(element, 'href') ?? '';
    }
    if (element.tagName !== 'meta') continue;
    const name =
      readAttribute(element, 'property') ??
      readAttribute(element, 'name') ??
      readAttribute(element, 'itemprop') ??
      readAttribute(element, 'http-equiv');
    const content = toLine(readAttribute(element, 'content') ?? '');
    if (name === undefined || content === '' || meta.has(name.toLowerCase())) continue;
    meta.set(name.toLowerCase(), content);
  }
  return { ...found, meta };
}

function chooseTitle(
  said: readonly (string | undefined)[],
  heading: string | undefined,
  site: string | undefined,
): string | undefined {
  const [title] = said.filter(
    (text) => text !== undefined && text !== '' && !isBorrowedTitle(text),
  );
  if (title === undefined) return undefined;
  if (heading !== undefined && title.toLowerCase().includes(heading.toLowerCase())) return heading;
  const parts = title.split(titleSeparator);
  const own = parts.filter((part) => part.toLowerCase() !== site?.toLowerCase());
  if (own.length === parts.length || own.length === 0) return title;
  return own.join(' – ');
}

function toLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().normalize('NFC');
}

function readAddress(text: string | undefined): string | undefined {
  if (text === undefined || text.length > longestUrl) return undefined;
  try {
    const { protocol, username, password } = new URL(text);
    const plain = username === '' && password === '' && /^https?:$/.test(protocol);
    return plain ? text : undefined;
  } catch {
    return undefined;
  }
}

/** The day in an ISO date, with or without time, or in a German one. */
function readDate(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const iso = /^\d{4}(?:-\d\d(?:-\d\d(?=$|[T\s]))?)?(?=$|[T\s])/.exec(text.trim())?.[0];
  if (iso !== undefined) return keepUsable({ date: iso }).date;
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?=$|[\s,])/.exec(text.trim());
  if (german === null) return undefined;
  const [, day = '', month = '', year = ''] = german;
  return keepUsable({ date: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` }).date;
}

/** The primary language of a tag such as `de-AT` or `de_DE`. */
function readLanguage(tag: string | undefined): string | undefined {
  return tag?.trim().toLowerCase().split(/[-_,]/)[0];
}
