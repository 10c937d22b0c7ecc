import type { Block, DocumentMetadata } from '../document.js';
import type { LoadFailureCode } from '../load-failure.js';

/** A part of a file that could not be read, while the rest could. */
export interface ParseProblem {
  readonly code: LoadFailureCode;
  /** One English clause, as in `LoadFailure`. */
  readonly detail: string;
}

/** The result of parsing a file. */
export interface ParsedFile {
  /** Canonical text: NFC, line feeds only. Every offset of `blocks` and `pages` is an offset into it. */
  readonly text: string;
  /** In text order, without overlaps. */
  readonly blocks: readonly Block[];
  /** YAML metadata inside the file. Default: none. */
  readonly frontMatter?: string;
  /** Metadata in the format's own fields. Front matter and sidecar take precedence. Default: none. */
  readonly metadata?: DocumentMetadata;
  /**
   * The offset at which each page begins, the first at 0. A page without text begins where the next
   * one does. Default: the format has no pages.
   */
  readonly pages?: readonly number[];
  /** What could not be read. Default: nothing is missing. */
  readonly problems?: readonly ParseProblem[];
}

/**
 * Turns the bytes of a file into text and structure. It is pure: it fetches nothing and executes
 * nothing that the file contains.
 *
 * @throws ParseError if the file cannot be used. Any other error is reported as `broken`
 */
export type FileParser = (bytes: Uint8Array) => ParsedFile | Promise<ParsedFile>;

/** Thrown for a file that cannot be used, with the reason as a code. */
export class ParseError extends Error {
  override readonly name: string = 'ParseError';

  /** @param detail one English clause, as in `LoadFailure` */
  constructor(
    readonly code: LoadFailureCode,
    detail: string,
    options?: ErrorOptions,
  ) {
    super(detail, options);
  }
}
