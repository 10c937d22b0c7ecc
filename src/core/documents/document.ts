import type { Language } from '../analysis/language.js';

/** What a block of a document is. Headings give the path of what follows; the rest can be quoted. */
export type BlockKind = 'heading' | 'paragraph' | 'list-item' | 'table-row' | 'quote' | 'code';

/** A structural range of a document's canonical text: `text.slice(start, end)`, offsets in UTF-16 code units. */
export interface Block {
  readonly kind: BlockKind;
  readonly start: number;
  readonly end: number;
  /** Headings only: depth from 1 (the top) downwards. */
  readonly level?: number;
  /** Headings only: the heading as a reader sees it, without markup and on one line. */
  readonly label?: string;
  /** Headings only: what the document's address is followed by to lead here, without `#`. */
  readonly anchor?: string;
  /** Whether it is a passage of its own, as a row of a table file is. Default: neighbours go together. */
  readonly alone?: boolean;
}

/** What can be known about a document beside its text. Every field is optional in every place it can stand. */
export interface DocumentMetadata {
  readonly title?: string;
  readonly source?: string;
  /** An absolute http(s) address. */
  readonly url?: string;
  /** ISO 8601, at least a year: `2024`, `2024-05` or `2024-05-02`. */
  readonly date?: string;
  readonly language?: Language;
}

/** One corpus file as canonical text (NFC, LF) with its structure. */
export interface Document extends DocumentMetadata {
  /** Relative to the corpus folder, with `/`; the document's identity. */
  readonly path: string;
  /** Never empty: metadata, else the first heading, else the file's name. */
  readonly title: string;
  /** Where `title` came from, so that `check` can tell a document that has none of its own. */
  readonly titleFrom: 'metadata' | 'heading' | 'file-name';
  /** Canonical text: every offset of blocks, passages, quotes and highlights is an offset into it. */
  readonly text: string;
  /** In the order of the text, not overlapping. */
  readonly blocks: readonly Block[];
  /** Where each page begins, the first at 0; only of a format that has pages. */
  readonly pages?: readonly number[];
  /** Of the file's bytes and its sidecar's, hex. */
  readonly sha256: string;
}
