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

/** What the page's text adds to what its head says. */
export interface PageText {
  readonly blocks: readonly Block[];
  /** Of the first `<time>` at the top of the text. */
  readonly time?: string;
}

/** In code units: an address that a citation can show. */
const longestUrl = 512;
/** What parts a page's title from its site's name. */
const titleSeparator = /\s+[|–—·:»›/-]\s+/u;

/**
 * What a page says about itself in its head: title, site, address, date, language. The title is the
 * first heading where the head repeats it with the site's name beside it.
 */
export function readHtmlMetadata(tree: HtmlDocument, { blocks, time }: PageText): DocumentMetadata {
  const head = readHead(tree);
  const say = (...names: readonly string[]): string | undefined =>
    names.map((name) => head.meta.get(name)).find((value) => value !== undefined);
  const source = say('og:site_name', 'dc.publisher', 'dcterms.publisher', 'publisher', 'author');
  const heading = blocks.find(({ kind }) => kind === 'heading')?.label;
  const dates = [
    say('article:published_time', 'datepublished', 'date', 'dc.date', 'dcterms.date'),
    say('dcterms.created', 'dcterms.issued', 'article:modified_time', 'last-modified'),
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
  /** By name in lower case, the first of each. */
  readonly meta: ReadonlyMap<string, string>;
}

function readHead(tree: HtmlDocument): Head {
  const meta = new Map<string, string>();
  const found: { title?: string; canonical?: string; language?: string } = {};
  const root = findElement(tree, ({ tagName }) => tagName === 'html');
  const language = root && (readAttribute(root, 'lang') ?? readAttribute(root, 'xml:lang'));
  if (language !== undefined) found.language = language;
  // A head may be left open or be missing: its elements then stand in the body.
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

/** The day of an ISO date with or without time, or of a German one. */
function readDate(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const iso = /^\d{4}(?:-\d\d(?:-\d\d(?=$|[T\s]))?)?(?=$|[T\s])/.exec(text.trim())?.[0];
  if (iso !== undefined) return keepUsable({ date: iso }).date;
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?=$|[\s,])/.exec(text.trim());
  if (german === null) return undefined;
  const [, day = '', month = '', year = ''] = german;
  return keepUsable({ date: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` }).date;
}

/** Of `de-AT` and `de_DE` as well. */
function readLanguage(tag: string | undefined): string | undefined {
  return tag?.trim().toLowerCase().split(/[-_,]/)[0];
}
