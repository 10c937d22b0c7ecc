import { CorpusError } from './corpus-error.js';
import type { Document } from './document.js';
import { listCorpus } from './list-corpus.js';
import { type LoadDocument, loadDocument } from './load-document.js';
import type { LoadFailure } from './load-failure.js';

/** The documents of a corpus folder after reading. */
export interface Corpus {
  /** Sorted by path. */
  readonly documents: readonly Document[];
  readonly failures: readonly LoadFailure[];
  /** Files in formats that Beleg does not read, sorted by path. */
  readonly skipped: readonly string[];
}

export interface LoadCorpusOptions {
  readonly onProgress?: (done: number, total: number) => void;
  /** Reads one file. Default: in this thread, without a limit on time or memory. */
  readonly load?: LoadDocument;
}

/**
 * Reads every document that `listCorpus` finds. A file that cannot be used becomes a failure and does
 * not affect the others.
 *
 * @throws CorpusError if the folder itself cannot be read, or if it contains no usable document
 */
export async function loadCorpus(
  folder: string,
  { onProgress, load = loadDocument }: LoadCorpusOptions = {},
): Promise<Corpus> {
  const { files, skipped, failures: listingFailures } = await listCorpus(folder);
  const documents: Document[] = [];
  const failures = [...listingFailures];
  for (const [at, file] of files.entries()) {
    onProgress?.(at, files.length);
    const loaded = await load(file);
    if (loaded.document !== undefined) documents.push(loaded.document);
    failures.push(...loaded.failures);
  }
  onProgress?.(files.length, files.length);
  if (documents.length === 0) throw new CorpusError('empty-corpus', folder, failures);
  return { documents, failures, skipped };
}
