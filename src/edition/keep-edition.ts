import { createBreather } from '../create-breather.js';
import { loadMiniSearchIndex } from '../indexing/minisearch-index.js';
import { describeMaker } from '../snapshot/describe-maker.js';
import { loadSnapshot } from '../snapshot/load-snapshot.js';
import { saveSnapshot } from '../snapshot/save-snapshot.js';
import { SnapshotError } from '../snapshot/snapshot-error.js';
import { Edition, type KnownFile } from './edition.js';

interface SnapshotContent {
  readonly folder: string;
  readonly files: readonly (readonly [string, KnownFile])[];
}

/**
 * Writes an edition to disk, in steps between which it can be asked. It must not be changed until this
 * resolves.
 *
 * @param folder of the corpus: another folder's edition is not loaded
 * @returns the size in bytes
 * @throws what the file system throws
 */
export async function saveEdition(path: string, folder: string, edition: Edition): Promise<number> {
  const content: SnapshotContent = { folder, files: [...edition.files] };
  return saveSnapshot(path, describeMaker(), content, await edition.index.save(createBreather()));
}

/**
 * Reads the edition that `saveEdition` wrote for a corpus folder.
 *
 * @throws SnapshotError
 */
export async function loadEdition(path: string, folder: string): Promise<Edition> {
  const { content, columns } = await loadSnapshot(path, describeMaker());
  try {
    const { folder: ownFolder, files } = content as SnapshotContent;
    if (ownFolder !== folder) throw new SnapshotError('other-maker', 'it is of another folder');
    return new Edition(loadMiniSearchIndex(columns), files);
  } catch (cause) {
    if (cause instanceof SnapshotError) throw cause;
    throw new SnapshotError('damaged', 'its columns do not fit together', { cause });
  }
}
