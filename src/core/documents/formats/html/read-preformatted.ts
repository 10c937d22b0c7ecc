import { type HtmlElement, type HtmlNode, isElement } from './html-tree.js';
import { isInvisible } from './is-left-out.js';

/** The lines unchanged, without empty lines before and white space after them. */
export function readPreformatted(element: HtmlElement): string {
  const pieces: string[] = [];
  const look = (nodes: readonly HtmlNode[]): void => {
    for (const node of nodes) {
      if (node.nodeName === '#text' && 'value' in node) pieces.push(node.value);
      else if (isElement(node) && node.tagName === 'br') pieces.push('\n');
      else if (isElement(node) && !isInvisible(node)) look(node.childNodes);
    }
  };
  look(element.childNodes);
  return pieces
    .join('')
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
}
