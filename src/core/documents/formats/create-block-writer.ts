import type { Block, BlockKind } from '../document.js';

/** A block to be written. */
export interface BlockText {
  readonly kind: BlockKind;
  /** As a reader sees it; line feeds are kept, white space around it is no part of the block. */
  readonly text: string;
  /** Headings only. */
  readonly level?: number;
  /** Headings only: the id that leads here. */
  readonly anchor?: string;
  /** What stands before the block and is no part of it, such as `- `. Default: nothing. */
  readonly opening?: string;
  /** What stands after it. Default: nothing. */
  readonly closing?: string;
  /** Of a list or a table: its blocks stand on neighbouring lines. Default: an empty line between. */
  readonly group?: object | undefined;
}

export interface BlockWriter {
  /** Adds a block at the end; one without a visible character is left out. */
  write(block: BlockText): void;
  /** Code units written so far. */
  length(): number;
  finish(): { readonly text: string; readonly blocks: readonly Block[] };
}

/** In code units: a longer "heading" is prose in large letters. */
const longestHeading = 300;
/** In code units: a citation's address has room for 512. */
const longestAnchor = 256;

/** What no reader sees, but what would part a word from itself: control characters, soft hyphens, marks of width 0. */
// eslint-disable-next-line no-control-regex -- they are what it removes
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u2060\ufeff]/g;

/**
 * Puts a canonical text together block by block: NFC, with an empty line between blocks, but for the
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
    write: ({ kind, text: raw, level, anchor, opening = '', closing = '', group }) => {
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
        blocks.push({ kind: kind === 'heading' ? 'paragraph' : kind, ...range });
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

/** Without what no reader sees, NFC. A surrogate without its other half has no form in UTF-8. */
function cleanText(text: string): string {
  return text
    .replace(unseen, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .normalize('NFC');
}

function isAnchor(id: string): boolean {
  return id !== '' && id.length <= longestAnchor && !/[\s\p{C}]/u.test(id);
}
