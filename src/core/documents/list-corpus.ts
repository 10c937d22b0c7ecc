import { join, sep } from 'node:path';

import { CorpusError, type CorpusErrorCode } from './corpus-error.js';
import { type CorpusFile, isSupported } from './load-document.js';
import type { LoadFailure } from './load-failure.js';
import { ensure } from '../ensure.js';
import { type FileSystem, nodeFileSystem } from '../platform/file-system.js';

/** The contents of a corpus folder, sorted into what Beleg reads and what it does not. */
export interface CorpusListing {
  /** Files in a format that Beleg reads, sorted by path. */
  readonly files: readonly CorpusFile[];
  /** Files in any other format, sorted by path. */
  readonly skipped: readonly string[];
  /** Entries that cannot be listed, and sidecars without a document. */
  readonly failures: readonly LoadFailure[];
}

const sidecarEnding = '.meta.yaml';
/** Files at the top of the folder that configure Beleg and are no documents. */
const reserved: ReadonlySet<string> = new Set(['synonyms.txt', 'judgments.yaml']);

interface Listing {
  readonly fileSystem: FileSystem;
  readonly root: string;
  /** The absolute path of each file, by its path within the corpus. */
  readonly files: Map<string, string>;
  /** Absolute paths of the files and folders seen so far: a link to one of them is not listed again. */
  readonly visited: Set<string>;
  readonly links: { readonly path: string; readonly absolutePath: string }[];
  readonly failures: LoadFailure[];
}

/**
 * Lists every document in a folder and its sub-folders. Hidden files are skipped. A symbolic link is
 * followed unless it leads out of the folder or to a file that is listed already. A file that cannot
 * be used becomes a failure and does not affect the others.
 *
 * @throws CorpusError when the folder itself cannot be read
 */
export async function listCorpus(
  folder: string,
  fileSystem: FileSystem = nodeFileSystem,
): Promise<CorpusListing> {
  const listing = await listFiles(folder, fileSystem);
  const paths = [...listing.files.keys()].sort();
  const sidecars = new Set(paths.filter((path) => path.endsWith(sidecarEnding)));
  const candidates = paths.filter((path) => !sidecars.has(path) && !reserved.has(path));
  return {
    files: candidates.filter(isSupported).map((path) => toCorpusFile(path, listing)),
    skipped: candidates.filter((path) => !isSupported(path)),
    failures: [...listing.failures, ...findLoneSidecars(sidecars, candidates)],
  };
}

function toCorpusFile(path: string, { files }: Listing): CorpusFile {
  const sidecarPath = files.get(path + sidecarEnding);
  return {
    path,
    absolutePath: ensure(files.get(path), path),
    ...(sidecarPath === undefined ? {} : { sidecarPath }),
  };
}

function findLoneSidecars(sidecars: ReadonlySet<string>, files: readonly string[]): LoadFailure[] {
  const known = new Set(files);
  return [...sidecars]
    .filter((path) => !known.has(path.slice(0, -sidecarEnding.length)))
    .map((path) => ({ path, code: 'bad-metadata', detail: 'no such file beside it' }));
}

async function listFiles(folder: string, fileSystem: FileSystem): Promise<Listing> {
  try {
    if (!(await fileSystem.stat(folder)).isDirectory())
      throw new CorpusError('not-a-folder', folder);
    const root = await fileSystem.realpath(folder);
    const listing: Listing = {
      fileSystem,
      root,
      files: new Map(),
      visited: new Set(),
      links: [],
      failures: [],
    };
    await walk(root, '', listing);
    await followLinks(listing);
    return listing;
  } catch (error) {
    if (error instanceof CorpusError) throw error;
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const code: CorpusErrorCode = missing ? 'missing-folder' : 'unreadable-folder';
    throw new CorpusError(code, folder, [], { cause: error });
  }
}

async function walk(folder: string, prefix: string, listing: Listing): Promise<void> {
  listing.visited.add(folder);
  const entries = await listing.fileSystem.readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = (prefix + entry.name).normalize('NFC');
    const absolutePath = join(folder, entry.name);
    if (entry.isSymbolicLink()) listing.links.push({ path, absolutePath });
    else if (entry.isFile()) addFile(path, absolutePath, listing);
    else if (entry.isDirectory() && !listing.visited.has(absolutePath)) {
      await noteFailure(path, listing, () => walk(absolutePath, `${path}/`, listing));
    }
  }
}

function addFile(path: string, absolutePath: string, { files, visited, failures }: Listing): void {
  if (visited.has(absolutePath)) return;
  visited.add(absolutePath);
  if (!files.has(path)) files.set(path, absolutePath);
  else failures.push({ path, code: 'unreadable', detail: 'another file has the same name' });
}

/**
 * Runs after everything else has been listed, so that a file is known by its own path rather than by
 * a link's. A folder behind a link may itself contain links, which are appended and followed too.
 */
async function followLinks(listing: Listing): Promise<void> {
  const { fileSystem, root, visited, links, failures } = listing;
  for (const { path, absolutePath } of links) {
    await noteFailure(path, listing, async () => {
      const target = await fileSystem.realpath(absolutePath);
      if (target !== root && !target.startsWith(root + sep)) {
        failures.push({ path, code: 'outside-corpus', detail: 'a symbolic link' });
        return;
      }
      const kind = await fileSystem.stat(target);
      if (kind.isFile()) addFile(path, target, listing);
      if (kind.isDirectory() && !visited.has(target)) await walk(target, `${path}/`, listing);
    });
  }
}

async function noteFailure(
  path: string,
  { failures }: Listing,
  operation: () => Promise<void>,
): Promise<void> {
  try {
    await operation();
  } catch (error) {
    const detail = (error as NodeJS.ErrnoException).code ?? '';
    failures.push({ path, code: 'unreadable', detail, cause: error });
  }
}
