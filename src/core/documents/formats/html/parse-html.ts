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

/** The smallest share of a page's letters that its `<main>` has where it is the page's text. */
const mainShare = 0.25;
/** Of an `<article>`, which may be a teaser as well. */
const articleShare = 0.5;

/**
 * A web page: its headings, paragraphs, lists, quotes and tables, without what stands around them and
 * without what no reader sees. Where nothing would be left, what stands around is the text. A heading
 * has the id that leads to it; the head gives title, site, address, date and language.
 */
export const parseHtml: FileParser = (bytes) => {
  const decoded = decodeHtml(bytes);
  if (!decoded.ok) throw new ParseError(decoded.code, decoded.detail);
  return parseHtmlText(decoded.text);
};

/** XHTML that is read as XML: an element may be closed where it is opened. */
export const parseXhtml: FileParser = (bytes) => {
  const decoded = decodeHtml(bytes);
  if (!decoded.ok) throw new ParseError(decoded.code, decoded.detail);
  return parseHtmlText(expandEmptyElements(decoded.text));
};

/** @throws ParseError when the page is nested too deeply or has too many elements */
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

/** Where the page's own text may stand, the best place first. */
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
