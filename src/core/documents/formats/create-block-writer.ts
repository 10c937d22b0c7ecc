import type { Block, BlockKind } from '../document.js';

/** One block to be appended. */
export interface BlockText {
  readonly kind: BlockKind;
  /** The text as a reader sees it. Line feeds are kept; surrounding white space is not part of the block. */
  readonly text: string;
  /** Headings only: depth from 1. Default: 1. */
  readonly level?: number;
  /** Headings only: the id that links to it. Default: none. */
  readonly anchor?: string;
  /** Text before the block that is not part of it, such as `- `. Default: none. */
  readonly opening?: string;
  /** Text after the block that is not part of it. Default: none. */
  readonly closing?: string;
  /**
   * The list or table it belongs to: blocks of one group follow on the next line. Default: an empty
   * line comes between.
   */
  readonly group?: object | undefined;
  /** As in `Block`. */
  readonly startsPassage?: boolean;
  /** As in `Block`. */
  readonly alone?: boolean;
}

export interface BlockWriter {
  /** Appends a block, unless it has no visible character. */
  write(block: BlockText): void;
  /** Number of code units written so far. */
  length(): number;
  finish(): { readonly text: string; readonly blocks: readonly Block[] };
}

/** The longest heading in code units. Anything longer is prose in large type. */
const longestHeading = 300;
/** In code units. */
const longestAnchor = 256;

/** Invisible characters that would split a word: control characters, soft hyphens, zero-width marks. */
// eslint-disable-next-line no-control-regex -- it removes them
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u2060\ufeff]/g;

/**
 * Assembles a canonical text in NFC block by block. An empty line separates blocks, except for the
 * items of one list and the rows of one table.
 */
export function createBlockWriter(): BlockWriter {
  const parts: string[] = [];
  const blocks: Block[] = [];
  let length = 0;
  let lastGroup: object | undefined;
  const append = (text: string): void => {
    parts.push(text);
    length += text.length;
  };
  return {
    write: ({
      kind,
      text: raw,
      level,
      anchor,
      opening = '',
      closing = '',
      group,
      startsPassage,
      alone,
    }) => {
      const clean = cleanText(raw);
      const text = clean.trim();
      if (!/[^\s\p{C}]/u.test(text)) return;
      const indentation = kind === 'code' ? (/^[ \t]*(?=\S)/.exec(clean)?.[0] ?? '') : '';
      if (length > 0) append(group !== undefined && group === lastGroup ? '\n' : '\n\n');
      lastGroup = group;
      append(opening + indentation);
      const range = { start: length, end: length + text.length };
      append(text);
      append(closing);
      if (kind !== 'heading' || text.length > longestHeading) {
        blocks.push({
          kind: kind === 'heading' ? 'paragraph' : kind,
          ...range,
          ...(startsPassage === true ? { startsPassage } : {}),
          ...(alone === true ? { alone } : {}),
        });
        return;
      }
      const label = text.replace(/\s+/g, ' ');
      const lead = anchor !== undefined && isAnchor(anchor) ? { anchor } : {};
      blocks.push({ kind, ...range, level: level ?? 1, label, ...lead });
    },
    length: () => length,
    finish: () => ({ text: parts.join(''), blocks }),
  };
}

/** The text in NFC without invisible characters. Lone surrogates, which UTF-8 cannot encode, are replaced. */
function cleanText(text: string): string {
  return text
    .replace(unseen, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .normalize('NFC');
}

function isAnchor(id: string): boolean {
  return id !== '' && id.length <= longestAnchor && !/[\s\p{C}]/u.test(id);
}
