import { type HtmlElement, isElement, readText } from './html-tree.js';

/** In code units, on average per entry. Shorter definitions are data, such as the lines of an address. */
const shortestDefinition = 40;
/** The number of entries that are examined. */
const sampleSize = 50;

/**
 * Whether a `<dt>` begins an entry of a glossary, which can be read without the entries around it. A
 * second term for one definition begins none, and neither does a label in a list of short data.
 */
export function beginsEntry(term: HtmlElement): boolean {
  const { parentNode: list } = term;
  if (list === null) return false;
  const parts = list.childNodes.filter(isElement);
  if (parts[parts.indexOf(term) - 1]?.tagName === 'dt') return false;
  const definitions = parts.filter(({ tagName }) => tagName === 'dd').slice(0, sampleSize);
  const length = definitions.reduce((sum, part) => sum + readText(part).trim().length, 0);
  return length >= definitions.length * shortestDefinition;
}
