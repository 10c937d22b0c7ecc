import { CorpusError } from './corpus-error.js';
import type { Document } from './document.js';
import { listCorpus } from './list-corpus.js';
import { type LoadDocument, loadDocument } from './load-document.js';
import type { LoadFailure } from './load-failure.js';

/** A folder of documents, read. */
export interface Corpus {
  /** In the order of their paths. */
  readonly documents: readonly Document[];
  readonly failures: readonly LoadFailure[];
  /** Files of kinds that Beleg does not read, by path. */
  readonly skipped: readonly string[];
}

export interface LoadCorpusOptions {
  readonly onProgress?: (done: number, total: number) => void;
  /** Default: here and now, without a limit on time and memory. */
  readonly load?: LoadDocument;
}

/**
 * Reads every document that `listCorpus` finds. A file that cannot be used is a failure beside the
 * rest.
 *
 * @throws CorpusError when the folder itself cannot be read, or holds no usable document
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
