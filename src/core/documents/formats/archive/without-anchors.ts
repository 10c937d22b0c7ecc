import type { Block } from '../../document.js';

/**
 * The same blocks without anchors, for formats whose anchors do not work in a URL, such as Word's
 * bookmarks.
 */
export function withoutAnchors(blocks: readonly Block[]): Block[] {
  return blocks.map(({ kind, start, end, level, label }) => ({
    kind,
    start,
    end,
    ...(level === undefined ? {} : { level }),
    ...(label === undefined ? {} : { label }),
  }));
}
