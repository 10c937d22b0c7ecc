import { type HtmlElement, isElement, readAttribute, walkElements } from './html-tree.js';

/** In links: a shorter list of links is no table of contents. */
const fewestLinks = 3;
/** In links: a longer list is an index, and need not be read to its end. */
const mostLinks = 5_000;
/** As a share of the letters: the numbers before the links of a table of contents are outside them. */
const linkShare = 0.8;
/** The same for a box that is called a table of contents, which may include its title. */
const namedLinkShare = 0.6;

const title =
  /^(?:table of contents|contents|on this page|inhalt|inhaltsverzeichnis|inhaltsübersicht|auf dieser seite)\s*:?$/iu;
/** Class names and ids of tables of contents, as generators of documentation write them. */
const names =
  /^(?:(?:page|local|site|book|doc|article|list|div)[-_]?)?(?:toc|table[-_]?of[-_]?contents|inhaltsverzeichnis)$/i;

/**
 * Whether an element is a table of contents, which only repeats headings: a list whose text is all
 * links to places within the page, or a box that is called a table of contents and is mostly links.
 */
export function isContentsList(element: HtmlElement): boolean {
  const isList = /^(?:ul|ol|dl)$/.test(element.tagName);
  const isNamed = !/^(?:html|body|main|article)$/.test(element.tagName) && hasName(element);
  if (!isList && !isNamed) return false;
  const { links, inside, share } = measureLinks(element);
  if (links < fewestLinks) return false;
  if (isNamed && share >= namedLinkShare) return true;
  return isList && inside === links && share >= linkShare;
}

/** Whether an element is the title of a table of contents that follows it. */
export function isContentsTitle(element: HtmlElement): boolean {
  if (!/^(?:h[1-6]|p|div)$/.test(element.tagName)) return false;
  const [first] = element.childNodes;
  if (element.childNodes.length > longestTitle || first === undefined) return false;
  if (!title.test(readShortText(element))) return false;
  const siblings = element.parentNode?.childNodes.filter(isElement) ?? [];
  const next = siblings[siblings.indexOf(element) + 1];
  return next !== undefined && isContentsList(next);
}

/** In nodes: the title of a table of contents has no more. */
const longestTitle = 5;

/** The text of an element and its direct children, which is all that a short title has. */
function readShortText(element: HtmlElement): string {
  const textOf = (parent: HtmlElement): string =>
    parent.childNodes.map((node) => ('value' in node ? node.value : '')).join('');
  const children = element.childNodes.map((node) => {
    if ('value' in node) return node.value;
    return isElement(node) ? textOf(node) : '';
  });
  return children.join('').replace(/\s+/g, ' ').trim();
}

function hasName(element: HtmlElement): boolean {
  const written = `${readAttribute(element, 'id') ?? ''} ${readAttribute(element, 'class') ?? ''}`;
  return written.split(/\s+/).some((name) => names.test(name));
}

interface LinkMeasure {
  readonly links: number;
  /** Links to places within the page. */
  readonly inside: number;
  /** Of all letters, the share inside links. */
  readonly share: number;
}

function measureLinks(root: HtmlElement): LinkMeasure {
  let links = 0;
  let inside = 0;
  let linked = 0;
  let letters = 0;
  for (const element of walkElements(root)) {
    const isLink = element.tagName === 'a' && readAttribute(element, 'href') !== undefined;
    if (isLink) {
      links += 1;
      if (readAttribute(element, 'href')?.startsWith('#') === true) inside += 1;
      if (links > mostLinks) break;
    }
    const own = countOwnLetters(element);
    letters += own;
    if (isLink || isInLink(element, root)) linked += own;
    // Prose before the links: this list is none, and looking further would take long.
    if (letters - linked > farFromLinks && linked < letters / 2) break;
  }
  letters += countOwnLetters(root);
  return { links, inside, share: letters === 0 ? 0 : linked / letters };
}

/** In letters outside links, after which the rest of a list is not read. */
const farFromLinks = 500;

function isInLink(element: HtmlElement, root: HtmlElement): boolean {
  for (let at = element.parentNode; at !== null && at !== root; at = at.parentNode) {
    if (!isElement(at)) return false;
    if (at.tagName === 'a') return true;
  }
  return false;
}

function countOwnLetters(element: HtmlElement): number {
  let count = 0;
  for (const node of element.childNodes) {
    if (node.nodeName === '#text' && 'value' in node)
      count += node.value.match(/\p{L}/gu)?.length ?? 0;
  }
  return count;
}
