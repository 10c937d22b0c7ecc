import { type FileParser, ParseError, type ParsedFile } from '../parsed-file.js';
import { decodeHtml } from './decode-html.js';
import { expandEmptyElements } from './expand-empty-elements.js';
import {
  findElement,
  type HtmlDocument,
  type HtmlElement,
  parseTree,
  readAttribute,
  walkElements,
} from './html-tree.js';
import { type HtmlBlocks, readBlocks } from './read-blocks.js';
import { readHtmlMetadata } from './read-html-metadata.js';

/** `<main>` is taken for the content if it has at least this share of the page's letters. */
const mainShare = 0.25;
/** The same for an `<article>`, which may also be a teaser. */
const articleShare = 0.5;

/**
 * Parses a web page into headings, paragraphs, lists, quotes and tables. Page furniture such as
 * navigation and everything a reader does not see is left out, unless nothing else would remain.
 * Headings carry the id that links to them. Title, site, URL, date and language come from the head.
 */
export const parseHtml: FileParser = (bytes) => {
  const decoded = decodeHtml(bytes);
  if (!decoded.ok) throw new ParseError(decoded.code, decoded.detail);
  return parseHtmlText(decoded.text);
};

/** Parses XHTML, in which any element may be self-closing. */
export const parseXhtml: FileParser = (bytes) => {
  const decoded = decodeHtml(bytes);
  if (!decoded.ok) throw new ParseError(decoded.code, decoded.detail);
  return parseHtmlText(expandEmptyElements(decoded.text));
};

/**
 * Parses HTML that is already decoded.
 *
 * @throws ParseError if the page is nested too deeply or has too many elements
 */
export function parseHtmlText(html: string): ParsedFile {
  const tree = parseTree(html);
  const { text, blocks, time } = readContent(tree);
  const metadata = readHtmlMetadata(tree, { blocks, ...(time === undefined ? {} : { time }) });
  return { text, blocks, metadata };
}

function readContent(tree: HtmlDocument): HtmlBlocks {
  const body = findElement(tree, ({ tagName }) => tagName === 'body' || tagName === 'frameset');
  if (body === undefined) return { text: '', blocks: [] };
  const page = readBlocks(body, { withoutChrome: true, inContent: false });
  const letters = countLetters(page.text);
  for (const { element, share } of findContent(body)) {
    const content = readBlocks(element, { withoutChrome: true, inContent: true });
    if (content.blocks.length > 0 && countLetters(content.text) >= letters * share) return content;
  }
  if (page.blocks.length > 0) return page;
  return readBlocks(body, { withoutChrome: false, inContent: false });
}

/** Elements that may hold the page's own text, the best candidate first. */
function findContent(body: HtmlElement): { element: HtmlElement; share: number }[] {
  const isMain = (element: HtmlElement): boolean =>
    element.tagName === 'main' || readAttribute(element, 'role')?.toLowerCase() === 'main';
  const main = findElement(body, isMain);
  if (main !== undefined) return [{ element: main, share: mainShare }];
  const articles = [...walkElements(body)].filter(({ tagName }) => tagName === 'article');
  const [article] = articles;
  if (article === undefined || articles.length > 1) return [];
  return [{ element: article, share: articleShare }];
}

function countLetters(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}
