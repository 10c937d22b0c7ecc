import { findElement, type HtmlElement, isElement, readAttribute, readText } from './html-tree.js';

/** Elements whose content no reader sees as text, or that ask instead of telling. */
const withoutText: ReadonlySet<string> = new Set(
  `script style template noscript head title svg canvas iframe object embed audio video picture img
   map input select option optgroup textarea datalist progress meter annotation annotation-xml
   frameset noframes noembed rp`
    .trim()
    .split(/\s+/),
);

const chromeElements: ReadonlySet<string> = new Set(['nav', 'footer', 'menu']);
const chromeRoles: ReadonlySet<string> = new Set(
  `navigation banner contentinfo search dialog alertdialog menu menubar toolbar tablist complementary
   status alert`
    .trim()
    .split(/\s+/),
);
/** Names of the same, as pages have them that know no such elements. */
const chromeNames =
  /^(?:(?:main|top|side|sub|meta|site|page|bottom)[-_]?)?(?:nav|navi|navigation|navbar|menu|menue|breadcrumbs?|footer|sidebar|skip-?links?|skip-?nav)$/i;
/** Of a question about cookies; "cookies" alone is what a privacy policy calls a part of itself. */
const consentNames =
  /(?:cookies?|consent|gdpr|dsgvo)[-_]?(?:banner|consent|bar|box|notice|hinweis|law|layer|modal|overlay|popup|dialog|container)|^(?:onetrust|usercentrics|cybotcookiebot|cmpbox)/i;
/** What a wiki puts beside its headings. */
const editLink = 'mw-editsection';

/**
 * Whether a browser shows nothing of an element. `<html>` and `<body>` always count as shown: pages
 * hide them until their scripts have run.
 */
export function isInvisible(element: HtmlElement): boolean {
  const { tagName } = element;
  if (tagName === 'html' || tagName === 'body') return false;
  if (withoutText.has(tagName)) return true;
  const hidden = readAttribute(element, 'hidden');
  if (hidden !== undefined && hidden.toLowerCase() !== 'until-found') return true;
  if (readAttribute(element, 'aria-hidden')?.toLowerCase() === 'true') return true;
  if (tagName === 'dialog' && readAttribute(element, 'open') === undefined) return true;
  const style = readAttribute(element, 'style');
  return style !== undefined && /(?:display\s*:\s*none|visibility\s*:\s*hidden)\b/i.test(style);
}

/** What an element stands in. */
export interface Surroundings {
  /** Inside `<main>` or `<article>`: what is said there is the page's own. */
  readonly inContent: boolean;
  readonly inHeading: boolean;
}

/**
 * Whether an element is what stands around a page's text: navigation, banner, footer, a box beside
 * the text, a form, a question about cookies.
 */
export function isChrome(element: HtmlElement, { inContent, inHeading }: Surroundings): boolean {
  const { tagName } = element;
  if (tagName === 'body' || tagName === 'main' || tagName === 'html') return false;
  const names = readNames(element);
  if (names.includes(editLink)) return true;
  // The heading of a part that opens and closes is a button; beside a heading's text it is not.
  if (tagName === 'button') return !(inHeading && isWholeHeading(element));
  if (inHeading || /^h[1-6]$/.test(tagName)) return false;
  const role = readAttribute(element, 'role')?.trim().toLowerCase() ?? '';
  if (names.some((name) => consentNames.test(name)) && !holdsArticle(element)) return true;
  if (tagName === 'form') return !holdsHeading(element);
  if (tagName === 'nav' || role === 'navigation') return true;
  if (tagName === 'aside') return !inContent || isMostlyLinks(element);
  if (inContent) return false;
  if (chromeElements.has(tagName) || chromeRoles.has(role)) return true;
  if (tagName === 'header') return !holdsHeading(element);
  return names.some((name) => chromeNames.test(name)) && !holdsArticle(element);
}

function readNames(element: HtmlElement): string[] {
  const id = readAttribute(element, 'id') ?? '';
  const classes = readAttribute(element, 'class') ?? '';
  return `${id} ${classes}`.split(/\s+/).filter((name) => name !== '');
}

function holdsHeading(element: HtmlElement): boolean {
  return (
    findElement(element, ({ tagName }) => /^(?:h[1-6]|main|article)$/.test(tagName)) !== undefined
  );
}

/** A wrapper around the whole page may have any name. */
function holdsArticle(element: HtmlElement): boolean {
  return findElement(element, ({ tagName }) => /^(?:main|article|h1)$/.test(tagName)) !== undefined;
}

/** Whether more of an element's letters are inside links than outside. */
function isMostlyLinks(element: HtmlElement): boolean {
  let inLinks = 0;
  const look = (parent: HtmlElement): void => {
    for (const child of parent.childNodes) {
      if (!('tagName' in child)) continue;
      if (child.tagName === 'a') inLinks += countLetters(readText(child));
      else look(child);
    }
  };
  look(element);
  return inLinks * 2 > countLetters(readText(element));
}

/** Whether nothing but a button gives its heading letters. */
function isWholeHeading(button: HtmlElement): boolean {
  let heading = button.parentNode;
  while (heading !== null && isElement(heading) && !/^h[1-6]$/.test(heading.tagName)) {
    heading = heading.parentNode;
  }
  if (heading === null) return true;
  return countLetters(readText(button)) === countLetters(readText(heading));
}

function countLetters(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}
