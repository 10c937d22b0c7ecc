import {
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
  isElement,
  readAttribute,
  readText,
} from './html-tree.js';

/** The id of an element, or the name of an anchor of old pages; `undefined` when it has neither. */
export function readId(element: HtmlElement): string | undefined {
  const id = readAttribute(element, 'id');
  if (id !== undefined && id !== '') return id;
  const name = element.tagName === 'a' ? readAttribute(element, 'name') : undefined;
  return name === '' ? undefined : name;
}

/** Whether an element is a permalink, or the link from a footnote back to its reference. */
export function isPermalink(element: HtmlElement): boolean {
  if (element.tagName !== 'a' || readAttribute(element, 'href')?.startsWith('#') !== true) {
    return false;
  }
  const text = element.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
  const empty = text.trim() === '';
  return !element.childNodes.some(isElement) && !empty && /^(?:[\s#¶§🔗⚓↑↩]|\ufe0e)*$/u.test(text);
}

/** Whether an element is the superscript number of a note, which is not part of the word before it. */
export function isNoteMark(element: HtmlElement): boolean {
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

/** The id that a link within the page leads to; `undefined` when it is not validly encoded. */
export function decodeFragment(href: string): string | undefined {
  try {
    return decodeURIComponent(href.slice(1));
  } catch {
    return undefined;
  }
}
