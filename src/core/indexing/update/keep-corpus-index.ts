import { createYielder } from '../../create-yielder.js';
import { loadMiniSearchIndex } from '../minisearch-index.js';
import { computeFingerprint } from '../snapshot/compute-fingerprint.js';
import { loadSnapshot } from '../snapshot/load-snapshot.js';
import { saveSnapshot } from '../snapshot/save-snapshot.js';
import { SnapshotError } from '../snapshot/snapshot-error.js';
import { CorpusIndex, type FileEntry } from './corpus-index.js';

interface SnapshotContent {
  readonly folder: string;
  readonly files: readonly (readonly [string, FileEntry])[];
}

/**
 * Writes an edition to disk, in steps between which it can be asked. It must not be changed until this
 * resolves.
 *
 * @param folder of the corpus: another folder's edition is not loaded
 * @returns the size in bytes
 * @throws what the file system throws
 */
export async function saveCorpusIndex(
  path: string,
  folder: string,
  edition: CorpusIndex,
): Promise<number> {
  const content: SnapshotContent = { folder, files: [...edition.files] };
  return saveSnapshot(
    path,
    computeFingerprint(),
    content,
    await edition.index.save(createYielder()),
  );
}

/**
 * Reads the edition that `saveCorpusIndex` wrote for a corpus folder.
 *
 * @throws SnapshotError
 */
export async function loadCorpusIndex(path: string, folder: string): Promise<CorpusIndex> {
  const { content, columns } = await loadSnapshot(path, computeFingerprint());
  try {
    const { folder: ownFolder, files } = content as SnapshotContent;
    if (ownFolder !== folder)
      throw new SnapshotError('other-fingerprint', 'it is of another folder');
    return new CorpusIndex(loadMiniSearchIndex(columns), files);
  } catch (cause) {
    if (cause instanceof SnapshotError) throw cause;
    throw new SnapshotError('damaged', 'its columns do not fit together', { cause });
  }
}
