import type { Language } from '../analysis/language.js';

/**
 * The kinds of blocks. Headings form the section path of the blocks after them; all other kinds can
 * be quoted.
 */
export type BlockKind = 'heading' | 'paragraph' | 'list-item' | 'table-row' | 'quote' | 'code';

/**
 * A structural range of a document's canonical text, `text.slice(start, end)`; offsets are in
 * UTF-16 code units.
 */
export interface Block {
  readonly kind: BlockKind;
  readonly start: number;
  readonly end: number;
  /** Headings only: depth from 1 (the top) downwards. */
  readonly level?: number;
  /** Headings only: the heading as a reader sees it, without markup and on one line. */
  readonly label?: string;
  /** Headings only: the URL fragment that leads here, without `#`. Default: the heading has none. */
  readonly anchor?: string;
  /**
   * Whether the block must be a passage of its own, like a row of a CSV file. Default: it may be
   * joined with its neighbours.
   */
  readonly alone?: boolean;
  /**
   * Whether a passage begins here, as at an entry of a glossary. Default: it may be joined with the
   * block before.
   */
  readonly startsPassage?: boolean;
}

/** What may be known about a document besides its text. Every field is optional in every source of metadata. */
export interface DocumentMetadata {
  readonly title?: string;
  readonly source?: string;
  /** An absolute http(s) URL. */
  readonly url?: string;
  /** The date that the content has, in ISO 8601: `2024`, `2024-05` or `2024-05-02`. */
  readonly date?: string;
  readonly language?: Language;
}

/** One corpus file as canonical text (NFC, LF) with its structure. */
export interface Document extends DocumentMetadata {
  /** Path relative to the corpus folder, with `/` as separator. It identifies the document. */
  readonly path: string;
  /** Never empty: taken from the metadata, else from the first heading, else from the file name. */
  readonly title: string;
  /** Where `title` came from, so that `check` can report a document without a title of its own. */
  readonly titleFrom: 'metadata' | 'heading' | 'file-name';
  /** Canonical text. Every offset of a block, passage, quote or highlight is an offset into it. */
  readonly text: string;
  /** In text order, without overlaps. */
  readonly blocks: readonly Block[];
  /** The offset at which each page begins, the first at 0. Default: the format has no pages. */
  readonly pages?: readonly number[];
  /** Hash of the bytes of the file and of its sidecar, in hex. */
  readonly sha256: string;
}
