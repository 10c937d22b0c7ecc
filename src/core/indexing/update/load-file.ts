import { type FileSystem, nodeFileSystem } from '../../platform/file-system.js';
import type { CorpusFile } from '../../documents/load-document.js';
import { loadDocument } from '../../documents/load-document.js';
import type { Document } from '../../documents/document.js';
import type { LoadFailure } from '../../documents/load-failure.js';
import { buildPassages } from '../../passages/build-passages.js';
import type { Passage } from '../../passages/passage.js';
import type { Source } from '../../app.js';

/** A corpus file, read and cut into passages: plain data that can cross to another thread. */
export interface LoadedFile {
  /** `undefined` where the file cannot be used, or is the known one. */
  readonly source: Source | undefined;
  /** In the order of the text; empty without `source`. */
  readonly passages: readonly Passage[];
  readonly failures: readonly LoadFailure[];
  /** `undefined` where the file could not be read. */
  readonly sha256: string | undefined;
}

/** Never throws: what is wrong with a file is in `failures`. */
export type LoadFile = (
  file: CorpusFile,
  /** The hash of the version that is known already and need not be parsed again. */
  knownSha256?: string,
  /** In milliseconds: a file that takes longer is `too-slow`. Default: the reader's own limit. */
  timeMs?: number,
) => Promise<LoadedFile>;

/** Reads files and cuts them into passages in this thread, with no limit of time. */
export function createFileReader(fileSystem: FileSystem): LoadFile {
  return async (file, knownSha256) => {
    const { document, failures, sha256 } = await loadDocument(file, { knownSha256, fileSystem });
    // What caused a failure may be anything, and not everything crosses to another thread.
    const named = failures.map(({ path, code, detail }) => ({ path, code, detail }));
    if (document === undefined) return { source: undefined, passages: [], failures: named, sha256 };
    const passages = buildPassages(document);
    return { source: describeSource(document, passages.length), passages, failures: named, sha256 };
  };
}

/** Reads a file of the machine, here and now. */
export const loadFile: LoadFile = createFileReader(nodeFileSystem);

function describeSource(document: Document, passages: number): Source {
  const { path, title, source, url, date, language, blocks } = document;
  return {
    document: path,
    title,
    ...(source === undefined ? {} : { source }),
    ...(url === undefined ? {} : { url }),
    ...(date === undefined ? {} : { date }),
    ...(language === undefined ? {} : { language }),
    passages,
    headings: blocks.flatMap(({ kind, label }) =>
      kind === 'heading' && label !== undefined && label !== title ? [label] : [],
    ),
  };
}
