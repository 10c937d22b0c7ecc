import type { ParsedFile } from '../../src/core/documents/formats/parsed-file.js';

/** Blocks as one line each: a heading as `#`s and its label, the rest as its kind and text. */
export function outline({ text, blocks }: Pick<ParsedFile, 'text' | 'blocks'>): string[] {
  return blocks.map(({ kind, start, end, level, label, anchor }) =>
    kind === 'heading'
      ? `${'#'.repeat(level ?? 0)} ${label}${anchor === undefined ? '' : ` {${anchor}}`}`
      : `${kind}: ${text.slice(start, end)}`,
  );
}
