import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

import { CorpusError, type CorpusErrorCode } from './corpus-error.js';
import type { Document } from './document.js';
import { type CorpusFile, isSupported, loadDocument } from './load-document.js';
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
}

const sidecarEnding = '.meta.yaml';
/** Files at the top of the folder that are for Beleg itself. */
const reserved: ReadonlySet<string> = new Set(['synonyms.txt', 'judgments.yaml']);

interface Listing {
  readonly files: Map<string, string>;
  readonly failures: LoadFailure[];
}

/**
 * Reads every document of a folder and its sub-folders; hidden files are left out, and no symbolic
 * link out of the folder is followed. A file that cannot be used is a failure beside the rest.
 *
 * @throws CorpusError when the folder itself cannot be read, or holds no usable document
 */
export async function loadCorpus(
  folder: string,
  { onProgress }: LoadCorpusOptions = {},
): Promise<Corpus> {
  const listing = await listFiles(folder);
  const paths = [...listing.files.keys()].sort();
  const sidecars = new Set(paths.filter((path) => path.endsWith(sidecarEnding)));
  const candidates = paths.filter((path) => !sidecars.has(path) && !reserved.has(path));
  const supported = candidates.filter(isSupported);
  const documents: Document[] = [];
  const failures = [...listing.failures, ...findLoneSidecars(sidecars, candidates)];
  for (const [at, path] of supported.entries()) {
    onProgress?.(at, supported.length);
    const loaded = await loadDocument(toCorpusFile(path, listing));
    if (loaded.document !== undefined) documents.push(loaded.document);
    failures.push(...loaded.failures);
  }
  onProgress?.(supported.length, supported.length);
  if (documents.length === 0) throw new CorpusError('empty-corpus', folder, failures);
  return { documents, failures, skipped: candidates.filter((path) => !isSupported(path)) };
}

function toCorpusFile(path: string, { files }: Listing): CorpusFile {
  const sidecarPath = files.get(path + sidecarEnding);
  return {
    path,
    absolutePath: files.get(path) ?? path,
    ...(sidecarPath === undefined ? {} : { sidecarPath }),
  };
}

function findLoneSidecars(sidecars: ReadonlySet<string>, files: readonly string[]): LoadFailure[] {
  const known = new Set(files);
  return [...sidecars]
    .filter((path) => !known.has(path.slice(0, -sidecarEnding.length)))
    .map((path) => ({ path, code: 'bad-metadata', detail: 'no such file beside it' }));
}

async function listFiles(folder: string): Promise<Listing> {
  const listing: Listing = { files: new Map(), failures: [] };
  try {
    if (!(await stat(folder)).isDirectory()) throw new CorpusError('not-a-folder', folder);
    const root = await realpath(folder);
    await walk(root, root, '', new Set([root]), listing);
    return listing;
  } catch (error) {
    if (error instanceof CorpusError) throw error;
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const code: CorpusErrorCode = missing ? 'missing-folder' : 'unreadable-folder';
    throw new CorpusError(code, folder, [], { cause: error });
  }
}

async function walk(
  root: string,
  folder: string,
  prefix: string,
  visited: Set<string>,
  listing: Listing,
): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = (prefix + entry.name).normalize('NFC');
    const absolute = join(folder, entry.name);
    try {
      if (entry.isSymbolicLink()) await follow(root, absolute, path, visited, listing);
      else if (entry.isDirectory()) {
        visited.add(absolute);
        await walk(root, absolute, `${path}/`, visited, listing);
      } else if (entry.isFile()) listing.files.set(path, absolute);
    } catch (error) {
      const detail = (error as NodeJS.ErrnoException).code ?? '';
      listing.failures.push({ path, code: 'unreadable', detail, cause: error });
    }
  }
}

async function follow(
  root: string,
  link: string,
  path: string,
  visited: Set<string>,
  listing: Listing,
): Promise<void> {
  const target = await realpath(link);
  if (target !== root && !target.startsWith(root + sep)) {
    listing.failures.push({ path, code: 'outside-corpus', detail: 'a symbolic link' });
    return;
  }
  const kind = await stat(target);
  if (kind.isFile()) listing.files.set(path, target);
  if (!kind.isDirectory() || visited.has(target)) return;
  visited.add(target);
  await walk(root, target, `${path}/`, visited, listing);
}
