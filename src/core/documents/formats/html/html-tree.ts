import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';

import { ParseError } from '../parsed-file.js';

export type HtmlDocument = DefaultTreeAdapterTypes.Document;
export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlParent = DefaultTreeAdapterTypes.ParentNode;

/** Browsers stop at 512. The parser searches all open elements for many tags, so depth costs time. */
const deepestNesting = 600;
/** Some 600 MB of memory. An unclosed `<font>` on every line is reopened in every later paragraph. */
const mostElements = 2_000_000;

/**
 * Parses HTML into the tree that a browser would build. Executes nothing and fetches nothing.
 *
 * @throws ParseError `broken` if it is nested too deeply, `too-large` if it has too many elements
 */
export function parseTree(html: string): HtmlDocument {
  let depth = 0;
  let elements = 0;
  return parse(html, {
    // As in a browser with scripts, the content of `<noscript>` is not shown.
    scriptingEnabled: true,
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement: (tagName, namespace, attributes) => {
        elements += 1;
        if (elements > mostElements) {
          throw new ParseError('too-large', `more than ${mostElements} elements`);
        }
        return defaultTreeAdapter.createElement(tagName, namespace, attributes);
      },
      onItemPush: () => {
        depth += 1;
        if (depth > deepestNesting) {
          throw new ParseError('broken', `nested deeper than ${deepestNesting} levels`);
        }
      },
      onItemPop: () => {
        depth -= 1;
      },
      // Searches from the end, where the node nearly always is. The default starts at the beginning.
      insertBefore: (parent, node, reference) => {
        parent.childNodes.splice(parent.childNodes.lastIndexOf(reference), 0, node);
        node.parentNode = parent;
      },
      insertTextBefore: (parent, text, reference) => {
        const at = parent.childNodes.lastIndexOf(reference);
        const before = parent.childNodes[at - 1];
        if (before !== undefined && defaultTreeAdapter.isTextNode(before)) before.value += text;
        else {
          const node = defaultTreeAdapter.createTextNode(text);
          parent.childNodes.splice(at, 0, node);
          node.parentNode = parent;
        }
      },
      detachNode: (node) => {
        const siblings = node.parentNode?.childNodes;
        siblings?.splice(siblings.lastIndexOf(node), 1);
        node.parentNode = null;
      },
    },
  });
}

export function isElement(node: HtmlNode | HtmlParent): node is HtmlElement {
  return 'tagName' in node;
}

/** The value of an attribute; `undefined` if the element does not have it. */
export function readAttribute(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}

/** Every element below a node in text order. An element that `enter` refuses is skipped with its content. */
export function* walkElements(
  parent: HtmlParent,
  enter: (element: HtmlElement) => boolean = () => true,
): Generator<HtmlElement> {
  for (const child of parent.childNodes) {
    if (!isElement(child) || !enter(child)) continue;
    yield child;
    yield* walkElements(child, enter);
  }
}

/** The first element below a node that fits; `undefined` if there is none. */
export function findElement(
  parent: HtmlParent,
  fits: (element: HtmlElement) => boolean,
): HtmlElement | undefined {
  for (const element of walkElements(parent)) if (fits(element)) return element;
  return undefined;
}

/** All text below a node, with white space as in the source. */
export function readText(parent: HtmlParent): string {
  return parent.childNodes
    .map((child) => {
      if (child.nodeName === '#text') return (child as DefaultTreeAdapterTypes.TextNode).value;
      return isElement(child) ? readText(child) : '';
    })
    .join('');
}
