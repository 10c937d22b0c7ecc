import { readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

import { CorpusError, type CorpusErrorCode } from './corpus-error.js';
import { type CorpusFile, isSupported } from './load-document.js';
import type { LoadFailure } from './load-failure.js';

/** What a folder of documents holds. */
export interface CorpusListing {
  /** Files of the kinds that Beleg reads, by path. */
  readonly files: readonly CorpusFile[];
  /** Files of other kinds, by path. */
  readonly skipped: readonly string[];
  /** What cannot be listed or belongs to nothing. */
  readonly failures: readonly LoadFailure[];
}

const sidecarEnding = '.meta.yaml';
/** Files at the top of the folder that are for Beleg itself. */
const reserved: ReadonlySet<string> = new Set(['synonyms.txt', 'judgments.yaml']);

interface Listing {
  readonly root: string;
  /** By path, where the file lies. */
  readonly files: Map<string, string>;
  /** Where the listed files lie: a link to one of them is no second document. */
  readonly places: Set<string>;
  readonly links: { readonly path: string; readonly place: string }[];
  readonly failures: LoadFailure[];
}

/**
 * Lists every document of a folder and its sub-folders; hidden files are left out, no symbolic link
 * out of the folder is followed, and none to a file that is listed anyway. A file that cannot be used
 * is a failure beside the rest.
 *
 * @throws CorpusError when the folder itself cannot be read
 */
export async function listCorpus(folder: string): Promise<CorpusListing> {
  const listing = await listFiles(folder);
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
  try {
    if (!(await stat(folder)).isDirectory()) throw new CorpusError('not-a-folder', folder);
    const root = await realpath(folder);
    const listing: Listing = {
      root,
      files: new Map(),
      places: new Set(),
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
  listing.places.add(folder);
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = (prefix + entry.name).normalize('NFC');
    const place = join(folder, entry.name);
    if (entry.isSymbolicLink()) listing.links.push({ path, place });
    else if (entry.isFile()) addFile(path, place, listing);
    else if (entry.isDirectory() && !listing.places.has(place)) {
      await noteFailure(path, listing, () => walk(place, `${path}/`, listing));
    }
  }
}

function addFile(path: string, place: string, { files, places, failures }: Listing): void {
  if (places.has(place)) return;
  places.add(place);
  if (!files.has(path)) files.set(path, place);
  else failures.push({ path, code: 'unreadable', detail: 'another file has the same name' });
}

/** After all else, so that a file counts under its own path; a folder behind a link may hold links. */
async function followLinks(listing: Listing): Promise<void> {
  const { root, places, links, failures } = listing;
  for (const { path, place } of links) {
    await noteFailure(path, listing, async () => {
      const target = await realpath(place);
      if (target !== root && !target.startsWith(root + sep)) {
        failures.push({ path, code: 'outside-corpus', detail: 'a symbolic link' });
        return;
      }
      const kind = await stat(target);
      if (kind.isFile()) addFile(path, target, listing);
      if (kind.isDirectory() && !places.has(target)) await walk(target, `${path}/`, listing);
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
