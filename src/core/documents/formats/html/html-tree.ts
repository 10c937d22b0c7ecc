import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from 'parse5';

import { ParseError } from '../parsed-file.js';

export type HtmlDocument = DefaultTreeAdapterTypes.Document;
export type HtmlElement = DefaultTreeAdapterTypes.Element;
export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlParent = DefaultTreeAdapterTypes.ParentNode;

/** Browsers stop at 512. The parser looks through all open elements for many a tag. */
const deepestNesting = 600;
/** Some 600 MB of memory; one unclosed `<font>` a line is opened again in every paragraph after it. */
const mostElements = 2_000_000;

/**
 * The tree of an HTML text, as a browser builds it. Runs nothing and fetches nothing.
 *
 * @throws ParseError `broken` for nesting, `too-large` for a number of elements that no page has
 */
export function parseTree(html: string): HtmlDocument {
  let depth = 0;
  let elements = 0;
  return parse(html, {
    // As a browser with scripts: what `<noscript>` holds is not seen.
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
      // From the end, where the node nearly always is: the default looks from the start.
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

/** `undefined` where the element has no such attribute. */
export function readAttribute(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value;
}

/** Every element below a node, in the order of the text; what `enter` refuses is not looked into. */
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

/** The first element below a node that fits; `undefined` where none does. */
export function findElement(
  parent: HtmlParent,
  fits: (element: HtmlElement) => boolean,
): HtmlElement | undefined {
  for (const element of walkElements(parent)) if (fits(element)) return element;
  return undefined;
}

/** All text below a node, as it stands in the source. */
export function readText(parent: HtmlParent): string {
  return parent.childNodes
    .map((child) => {
      if (child.nodeName === '#text') return (child as DefaultTreeAdapterTypes.TextNode).value;
      return isElement(child) ? readText(child) : '';
    })
    .join('');
}
