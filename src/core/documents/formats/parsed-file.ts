import type { Block, DocumentMetadata } from '../document.js';
import type { LoadFailureCode } from '../load-failure.js';

/** What a format's parser makes of a file. */
export interface ParsedFile {
  /** Canonical text: NFC, line feeds only. Every offset of `blocks` and `pages` is an offset into it. */
  readonly text: string;
  /** In the order of the text, not overlapping. */
  readonly blocks: readonly Block[];
  /** YAML that stands in the file itself. Default: none. */
  readonly frontMatter?: string;
  /** What else the file says about itself. Front matter and sidecar come before it. */
  readonly metadata?: DocumentMetadata;
  /** Where each page begins, the first at 0; a page without text begins where the next does. Default: the format has no pages. */
  readonly pages?: readonly number[];
}

/**
 * Makes a document's text and structure of a file's bytes: pure, fetches nothing, runs nothing.
 *
 * @throws ParseError when the file cannot be used; anything else it throws is reported as `broken`
 */
export type FileParser = (bytes: Uint8Array) => ParsedFile | Promise<ParsedFile>;

/** A file that cannot be used, with the reason. */
export class ParseError extends Error {
  override readonly name: string = 'ParseError';

  /** @param detail as in `LoadFailure` */
  constructor(
    readonly code: LoadFailureCode,
    detail: string,
    options?: ErrorOptions,
  ) {
    super(detail, options);
  }
}
