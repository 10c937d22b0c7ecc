import type { Block } from '../../document.js';

/** The same blocks without what leads nowhere on a document's address, such as Word's bookmarks. */
export function withoutAnchors(blocks: readonly Block[]): Block[] {
  return blocks.map(({ kind, start, end, level, label }) => ({
    kind,
    start,
    end,
    ...(level === undefined ? {} : { level }),
    ...(label === undefined ? {} : { label }),
  }));
}
