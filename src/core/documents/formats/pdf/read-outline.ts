import type { OutlineEntry } from './find-headings.js';

/** What pdf.js gives for an entry of the outline. */
export interface OutlineNode {
  readonly title: string;
  readonly dest: string | readonly unknown[] | null;
  readonly items: readonly OutlineNode[];
}

/** In entries: an outline with more names no headings. */
const mostEntries = 10_000;
/** Deeper entries are read as of this depth. */
const deepestLevel = 6;

/**
 * The entries of an outline in the order of the document.
 *
 * @param findPage gives the page, from 0, that a destination is on; `undefined` where it is on none
 */
export async function readOutline(
  nodes: readonly OutlineNode[],
  findPage: (destination: string | readonly unknown[]) => Promise<number | undefined>,
): Promise<OutlineEntry[]> {
  const entries: OutlineEntry[] = [];
  const waiting = nodes.map((node) => ({ node, level: 1 })).reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, level } = next;
    if (entries.length >= mostEntries) break;
    const page = node.dest === null ? undefined : await findPage(node.dest);
    const title = node.title.replace(/\s+/g, ' ').trim();
    if (title !== '') entries.push({ title, level: Math.min(level, deepestLevel), page });
    for (const child of [...node.items].reverse()) waiting.push({ node: child, level: level + 1 });
  }
  return entries;
}
