import { findElement, type HtmlElement, isElement, readAttribute, readText } from './html-tree.js';

/** Elements that show no text, or that are form controls. */
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
/** Classes and ids with the same meaning, on pages without such elements. */
const chromeNames =
  /^(?:(?:main|top|side|sub|meta|site|page|bottom)[-_]?)?(?:nav|navi|navigation|navbar|menu|menue|breadcrumbs?|footer|skip-?links?|skip-?nav)$/i;
/** The name of a box beside the text, which DocBook also gives to a box within the text. */
const boxName = /^(?:(?:left|right|page)[-_]?)?side-?bar$/i;
/** Classes and ids of cookie banners. "cookies" alone may be a section of a privacy policy. */
const consentNames =
  /(?:cookies?|consent|gdpr|dsgvo)[-_]?(?:banner|consent|bar|box|notice|hinweis|law|layer|modal|overlay|popup|dialog|container)|^(?:onetrust|usercentrics|cybotcookiebot|cmpbox)/i;
/** The edit link beside the headings of a wiki. */
const editLink = 'mw-editsection';

/**
 * Whether a browser shows nothing of an element. `<html>` and `<body>` always count as shown, because
 * some pages hide them until their scripts have run.
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

/** Where an element is. */
export interface Surroundings {
  /** Inside `<main>` or `<article>`, where the text is the page's own. */
  readonly inContent: boolean;
  readonly inHeading: boolean;
}

/**
 * Whether an element is page furniture: navigation, a banner, a footer, a box beside the text, a form, a
 * cookie banner.
 */
export function isChrome(element: HtmlElement, { inContent, inHeading }: Surroundings): boolean {
  const { tagName } = element;
  if (tagName === 'body' || tagName === 'main' || tagName === 'html') return false;
  const names = readNames(element);
  if (names.includes(editLink)) return true;
  // A button that is a whole heading opens a section. One beside the text of a heading does not.
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
  if (names.some((name) => boxName.test(name))) return !isBoxInText(element);
  return names.some((name) => chromeNames.test(name)) && !holdsArticle(element);
}

/** In letters outside links: what a box within the text says at least. */
const shortestProse = 60;

/** Whether a box is part of the text: prose between paragraphs, and not a column beside them. */
function isBoxInText(box: HtmlElement): boolean {
  const siblings = box.parentNode?.childNodes.filter(isElement) ?? [];
  const isInFlow = siblings.some((sibling) => sibling !== box && isFlow(sibling));
  if (!isInFlow && !holdsArticle(box)) return false;
  const text = readText(box);
  return countLetters(text) >= shortestProse && /[.!?:]/.test(text) && !isMostlyLinks(box);
}

/** Whether an element is text, as it is beside a box within the text. */
function isFlow({ tagName, attrs }: HtmlElement): boolean {
  if (/^(?:p|pre|blockquote|dl|figure)$/.test(tagName)) return true;
  return (
    tagName === 'div' && attrs.some(({ name, value }) => name === 'class' && docBook.test(value))
  );
}

/** Classes of the blocks between which DocBook has its boxes. */
const docBook = /^(?:para|titlepage|itemizedlist|orderedlist|variablelist|section|figure)$/;

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

/** Whether an element wraps the content of the page, whatever its name. */
function holdsArticle(element: HtmlElement): boolean {
  return findElement(element, ({ tagName }) => /^(?:main|article|h1)$/.test(tagName)) !== undefined;
}

/** Whether more letters of an element are inside links than outside. */
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

/** Whether a button holds all the text of its heading. */
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
