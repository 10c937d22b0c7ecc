import type { OutlineEntry } from './find-headings.js';

/** An outline entry as pdf.js returns it. */
export interface OutlineNode {
  readonly title: string;
  readonly dest: string | readonly unknown[] | null;
  readonly items: readonly OutlineNode[];
}

/** In entries. The rest of a longer outline is ignored. */
const mostEntries = 10_000;
/** Deeper entries are given this level. */
const deepestLevel = 6;

/**
 * Flattens an outline into a list of entries in document order.
 *
 * @param findPage returns the page of a destination, from 0; `undefined` if it has none
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
